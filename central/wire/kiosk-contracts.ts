import { z } from 'zod';
import { KeyFingerprint } from '../../domain/signing/index.ts';
import { KioskCode, RetentionReport } from '../../domain/wire/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant, TownId } from './fields.ts';
import { EVERYBODY } from './role.ts';

export const KioskRow = z.object({
  kioskId: z.string(),
  kioskCode: z.string(),
  name: z.string(),
  townId: z.string(),
  state: z.enum(['new', 'enrolled', 'revoked']),
  /** Of the key that it enrolled with; a second person compares it with what the kiosk shows its staff. */
  fingerprint: z.string().nullable(),
  /** Whether the money that it reports counts. */
  confirmed: z.boolean(),
  epoch: z.int(),
  headSeq: z.int(),
  lastSeenAt: Instant.nullable(),
  version: z.string().nullable(),
  screen: z.string().nullable(),
  waiting: z.int().nullable(),
  devices: z.array(z.object({ device: z.string(), state: z.string(), needsStaff: z.boolean() })),
  /** What its own retention erased last; null as long as it has not said. */
  retention: RetentionReport.nullable(),
  /** What residents can look up there; null as long as the kiosk has not said. */
  content: z
    .object({
      /** 0: no content; 1: what came with the town's folder. */
      version: z.int(),
      /** Null for what central has not published, or has no longer. */
      publishedAt: Instant.nullable(),
      /** Whether it is what the town has published last. */
      isNewest: z.boolean(),
    })
    .nullable(),
});

export const listKiosks = consoleContract({
  name: 'listKiosks',
  roles: EVERYBODY,
  method: 'GET',
  path: `${CONSOLE_PATH}/kiosks`,
  summary: 'The kiosks, the state of their devices and when they last reported.',
  request: z.object({}),
  response: z.object({ kiosks: z.array(KioskRow) }),
});

export const confirmEnrolment = consoleContract({
  name: 'confirmEnrolment',
  personsOnly: true,
  roles: ['supervisor', 'administrator'],
  method: 'POST',
  path: `${CONSOLE_PATH}/kiosks/confirm`,
  summary:
    'Confirms the key of a kiosk, by another person than the one who made its enrolment code: from then on its money counts.',
  request: z.object({ code: KioskCode, fingerprint: KeyFingerprint }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('confirmed'), posted: z.int() }),
    z.object({ kind: z.literal('refused'), reason: z.enum(['no-such-kiosk', 'other-key', 'same-person']) }),
  ]),
});

export const newEnrolmentCode = consoleContract({
  name: 'newEnrolmentCode',
  roles: ['it', 'administrator'],
  method: 'POST',
  path: `${CONSOLE_PATH}/kiosks/enrolment-code`,
  summary: 'Creates a kiosk (or finds it by its code) and a one-time code to enrol it.',
  request: z.object({ townId: TownId.optional(), code: KioskCode, name: z.string().trim().min(1).max(80) }),
  response: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('created'),
      kioskId: z.string(),
      enrolmentCode: z.string(),
      expiresAt: Instant,
    }),
    z.object({ kind: z.literal('refused'), reason: z.string() }),
  ]),
});
