import { z } from 'zod';
import { contract } from './contract.ts';
import { Head } from './journal-head.ts';

/** A kiosk's short code: the beginning of every reference that its residents see. */
export const KioskCode = z.string().regex(/^[A-Z0-9]{2,10}$/);

export const enrol = contract({
  name: 'enrol',
  method: 'POST',
  path: '/api/kiosk/v1/enrolment',
  summary: 'Enrols a kiosk with a one-time code; the request is signed by the key that it carries.',
  request: z.object({
    code: z.string().regex(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/, 'four groups of four letters and digits'),
    /** The kiosk's Ed25519 public key: 32 bytes in base64. */
    publicKey: z.base64().length(44),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('enrolled'),
      kioskId: z.uuid(),
      kioskCode: KioskCode,
      name: z.string().max(80),
      townId: z.string(),
      /** The journal epoch that this kiosk begins with. */
      epoch: z.int().min(1),
    }),
    /** Wrong, used, expired and too-often tried codes look alike. */
    z.object({ kind: z.literal('refused') }),
  ]),
});

const DeviceReport = z.object({
  device: z.enum(['printer', 'terminal', 'scanner', 'reader', 'keypad']),
  /** In a word that staff understand, e.g. `ready`, `paper near end`, `offline`. */
  state: z.string().max(60),
  needsStaff: z.boolean(),
});

export const RetentionReport = z.object({
  at: z.iso.datetime(),
  erased: z.int().min(0),
  held: z.int().min(0),
});
export type RetentionReport = z.infer<typeof RetentionReport>;

/** Money that a kiosk has taken is delivered within a minute; after so long somebody has to look. */
export const MONEY_MAY_WAIT_MS = 3_600_000;

export const heartbeat = contract({
  name: 'heartbeat',
  method: 'POST',
  path: '/api/kiosk/v1/heartbeat',
  summary: 'Reports that the kiosk is running, the state of its devices and where its journal ends.',
  request: z.object({
    version: z.string().max(40),
    /** Which version of the content residents see: 0 for none, 1 for what came with the town’s folder; not told by older kiosks. */
    contentVersion: z.int().min(0).optional(),
    bootId: z.uuid(),
    screen: z.enum(['in-order', 'out-of-order']),
    devices: z.array(DeviceReport).max(10),
    head: Head,
    /** Entries not yet delivered. */
    waiting: z.int().min(0),
    /** What the last run of the retention erased at the kiosk, and what was due but held; not told before the first. */
    retention: RetentionReport.optional(),
    /** Since when, by the kiosk's clock, money waits to be delivered; null for none; not told by older kiosks. */
    moneyWaitingSince: z.iso.datetime().nullable().optional(),
  }),
  response: z.object({ head: Head }),
});
export type Heartbeat = z.infer<typeof heartbeat.request>;
