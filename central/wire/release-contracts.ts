import { z } from 'zod';
import { FileHash } from '../../domain/content/index.ts';
import {
  KioskReleaseState,
  MaintenanceWindow,
  Percent,
  Ring,
  RolloutPlan,
  SignedDocument,
} from '../../domain/release/index.ts';
import { KioskCode } from '../../domain/wire/index.ts';
import { CONSOLE_PATH, consoleContract } from './console-contract.ts';
import { Instant } from './fields.ts';
import type { Role } from './role.ts';

const PATH = `${CONSOLE_PATH}/releases`;
const SEE: readonly Role[] = ['it', 'administrator', 'auditor'];
const PUSH: readonly Role[] = ['it', 'administrator'];

/** So large is a part of a package at most when it is uploaded. */
export const LARGEST_PACKAGE_PART_BYTES = 2_000_000;

/** `halted` by a person, `stopped` by central because too many failed: both for good. */
export const RolloutState = z.enum(['running', 'paused', 'halted', 'stopped', 'complete']);
export type RolloutState = z.infer<typeof RolloutState>;

export const ReleaseRow = z.object({
  sha256: z.string(),
  version: z.string(),
  counter: z.int(),
  securityFloor: z.int(),
  minFromCounter: z.int(),
  journalSchema: z.object({ min: z.int(), max: z.int() }),
  createdAt: Instant,
  expiresAt: Instant,
  packageName: z.string(),
  packageBytes: z.int(),
  storedBytes: z.int(),
  /** Whether its package came whole. */
  complete: z.boolean(),
  files: z.int(),
  signatures: z.int(),
  uploadedAt: Instant,
  uploadedBy: z.string(),
});
export type ReleaseRow = z.infer<typeof ReleaseRow>;

export const RolloutRow = z.object({
  rolloutId: z.int(),
  releaseSha256: z.string(),
  version: z.string(),
  ring: Ring,
  percent: z.int(),
  stepBack: z.boolean(),
  plan: RolloutPlan,
  state: RolloutState,
  startedAt: Instant,
  startedBy: z.string(),
  /** When it began or widened last. */
  stepAt: Instant,
});
export type RolloutRow = z.infer<typeof RolloutRow>;

export const KioskReleaseRow = z.object({
  kioskId: z.string(),
  kioskCode: z.string(),
  name: z.string(),
  ring: Ring,
  window: MaintenanceWindow.nullable(),
  /** The version that it runs, by its last heartbeat. */
  runs: z.string().nullable(),
  /** Whether the newest rollout reaches it. */
  reached: z.boolean(),
  standing: z.enum(['healthy', 'failed', 'open']),
  /** What it reported last of the newest rollout's release. */
  state: KioskReleaseState.nullable(),
  reportedAt: Instant.nullable(),
});
export type KioskReleaseRow = z.infer<typeof KioskReleaseRow>;

export const listReleases = consoleContract({
  name: 'listReleases',
  roles: SEE,
  method: 'GET',
  path: PATH,
  summary: 'The releases, the last rollouts, and how far each kiosk is with the newest.',
  unwatched: true,
  request: z.object({}),
  response: z.object({
    keys: z.object({ version: z.int(), threshold: z.int(), keys: z.int(), expiresAt: Instant }).nullable(),
    releases: z.array(ReleaseRow),
    /** The newest first: it is what kiosks hear of. */
    rollouts: z.array(RolloutRow),
    /** What the newest came to on the kiosks that it reaches. */
    tally: z.object({ healthy: z.int(), failed: z.int(), open: z.int() }).nullable(),
    kiosks: z.array(KioskReleaseRow),
  }),
});
export type ListedReleases = z.infer<typeof listReleases.response>;

const Refused = z.object({
  kind: z.literal('refused'),
  /** In the words of the one who reads it. */
  reason: z.string(),
});

export const uploadReleaseKeys = consoleContract({
  name: 'uploadReleaseKeys',
  roles: PUSH,
  method: 'POST',
  path: `${PATH}/keys`,
  summary: 'Takes a list of release keys that follows from the one before.',
  request: SignedDocument,
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('accepted'), version: z.int() }),
    Refused,
  ]),
});

export const uploadRelease = consoleContract({
  name: 'uploadRelease',
  roles: PUSH,
  method: 'POST',
  path: `${PATH}/upload`,
  summary: 'Takes a release document that enough release keys have signed; its package follows in parts.',
  request: SignedDocument,
  response: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('stored'),
      sha256: z.string(),
      packageBytes: z.int(),
      /** The first part begins at this byte: an upload that was interrupted continues. */
      from: z.int(),
      complete: z.boolean(),
    }),
    Refused,
  ]),
});

export const uploadReleasePart = consoleContract({
  name: 'uploadReleasePart',
  roles: PUSH,
  method: 'POST',
  path: `${PATH}/part`,
  summary: 'Takes the next part of a release’s package; with the last one the whole is verified.',
  request: z.object({
    sha256: FileHash,
    from: z.int().min(0),
    bytes: z.base64().max(Math.ceil(LARGEST_PACKAGE_PART_BYTES / 3) * 4),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('continue'), from: z.int() }),
    z.object({ kind: z.literal('complete') }),
    Refused,
  ]),
});

export const startRollout = consoleContract({
  name: 'startRollout',
  roles: PUSH,
  method: 'POST',
  path: `${PATH}/start`,
  summary: 'Starts a rollout of a release, or steps back to an earlier one above the security floor.',
  request: z.object({
    releaseSha256: FileHash,
    ring: Ring,
    percent: Percent,
    plan: RolloutPlan,
    stepBack: z.boolean(),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('started'),
      rolloutId: z.int(),
      /** How many kiosks it reaches now. */
      kiosks: z.int(),
    }),
    Refused,
  ]),
});

export const changeRollout = consoleContract({
  name: 'changeRollout',
  roles: PUSH,
  method: 'POST',
  path: `${PATH}/change`,
  summary: 'Pauses, resumes, widens, halts or completes the newest rollout.',
  request: z.object({
    rolloutId: z.int(),
    change: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('pause') }),
      z.strictObject({ kind: z.literal('resume') }),
      z.strictObject({ kind: z.literal('widen'), percent: Percent }),
      z.strictObject({ kind: z.literal('halt') }),
      z.strictObject({ kind: z.literal('complete') }),
    ]),
  }),
  response: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('changed'), state: RolloutState, percent: z.int() }),
    Refused,
  ]),
});

export const setKioskRelease = consoleContract({
  name: 'setKioskRelease',
  roles: PUSH,
  method: 'POST',
  path: `${PATH}/kiosk`,
  summary: 'Puts a kiosk into a ring, and sets its maintenance window.',
  request: z.object({ kioskCode: KioskCode, ring: Ring, window: MaintenanceWindow.nullable() }),
  response: z.object({ kind: z.enum(['set', 'no-such-kiosk']) }),
});
