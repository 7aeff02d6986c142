import { z } from 'zod';
import { NumberRange } from '../queue/index.ts';
import { KioskReleaseState, ReleaseCounter, ReleaseVersion } from '../release/index.ts';
import { LanguageTag } from '../text/index.ts';
import { ComparedTotals, PeriodId } from '../totals/index.ts';

/** What a rating is about most. Choices only: what is typed could name somebody. */
export const RatingReason = z.enum([
  'easy',
  'hard-to-understand',
  'too-slow',
  'something-missing',
  'something-broken',
]);
export type RatingReason = z.infer<typeof RatingReason>;

/** What happens to a kiosk outside of transactions and is worth keeping. */
export const KioskEvent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('journal-opened'), version: z.string().max(40) }),
  z.object({ kind: z.literal('out-of-order'), reason: z.string().max(200) }),
  z.object({ kind: z.literal('back-in-order') }),
  z.object({
    kind: z.literal('configuration-refused'),
    file: z.string().max(300),
    path: z.string().max(300),
    expected: z.string().max(500),
  }),
  /** `locked`: the last of several wrong ones; for a while none is taken, which is `throttled`. */
  z.object({
    kind: z.literal('staff-pin'),
    outcome: z.enum(['accepted', 'refused', 'locked', 'throttled']),
  }),
  z.object({ kind: z.literal('staff-left-kiosk') }),
  z.object({ kind: z.literal('screen-restarted'), reason: z.string().max(200) }),
  z.object({
    kind: z.literal('device-state'),
    device: z.enum(['printer', 'terminal', 'scanner', 'reader']),
    state: z.string().max(200),
  }),
  z.object({
    kind: z.literal('blocked'),
    what: z.enum(['navigation', 'window', 'download', 'permission', 'ipc', 'certificate']),
    detail: z.string().max(200),
  }),
  /** From now on residents see this version of what can be looked up. */
  z.object({ kind: z.literal('content-shown'), version: z.int().min(1) }),
  /** Something that central offered was not taken; what was shown is shown on. The version is null where nothing of it is believed. */
  z.object({
    kind: z.literal('content-refused'),
    why: z.enum([
      'unknown-key',
      'wrong-signature',
      'not-understood',
      'other-town',
      'older',
      'expired',
      'wrong-file',
      'unfit',
      'no-room',
      'disk-failed',
    ]),
    version: z.int().min(1).nullable(),
  }),
  /** A version on the disk is not any more what was signed; the one before is shown, and this one fetched again. */
  z.object({ kind: z.literal('content-damaged'), version: z.int().min(1) }),
  /**
   * How far this kiosk is with a release that central offers: offered (its download begins), refused, failed, ready, installed, healthy or
   * rolled back, with the reason.
   */
  z.object({
    kind: z.literal('release-state'),
    version: ReleaseVersion,
    counter: ReleaseCounter,
    state: KioskReleaseState,
  }),
  /** Central has told the kiosk which numbers for queues are its own while central cannot be reached. */
  z.object({ kind: z.literal('ticket-range'), range: NumberRange }),
  /**
   * The terminal's own totals since the journal last closed a period, beside its own. Those from before the first payment of a
   * journal are not compared: it does not know what was before it.
   */
  z.object({
    kind: z.literal('terminal-totals'),
    /** The period that the terminal was in when counting began. */
    periodId: PeriodId,
    /** The period that the terminal is in now. */
    openPeriodId: PeriodId,
    /** Whether it is a new one, in which nothing is booked yet: from here on the journal counts anew. */
    closed: z.boolean(),
    compared: z.boolean(),
    totals: z.array(ComparedTotals).max(5),
  }),
  /** The terminal did not give its totals, so that a charge that it denies would not be found. */
  z.object({ kind: z.literal('terminal-totals-missing'), why: z.enum(['unsupported', 'no-answer']) }),
  /** What a resident thinks of how it went, 1 (bad) to 5 (good). Nobody can tell who it was. */
  z.object({
    kind: z.literal('rated'),
    serviceId: z.string().max(60),
    score: z.int().min(1).max(5),
    reason: RatingReason.nullable(),
    language: LanguageTag,
  }),
]);
export type KioskEvent = z.infer<typeof KioskEvent>;
