import { z } from 'zod';

/** Why a kiosk does not take what is offered. */
export const Refusal = z.enum([
  'wrong-signature',
  'too-few-signatures',
  'not-understood',
  'other-product',
  /** The list of release keys is out of date. */
  'keys-expired',
  'rollout-wrong-signature',
  'rollout-not-understood',
  /** The rollout names another release than the one that came with it. */
  'rollout-of-another',
  /** A rollout from before one that this kiosk has followed. */
  'rollout-older',
  'rollout-expired',
  /** Central has not sent the time yet, or has sent one before the time at which it signed this rollout. */
  'clock-not-trusted',
  'expired',
  'halted',
  'not-in-ring',
  'not-in-percentage',
  'quarantined',
  'below-floor',
  'older',
  'too-far-behind',
  /** The journal on this kiosk is newer than this release reads. */
  'journal-too-new',
  /** The journal on this kiosk is older than this release reads. */
  'journal-too-old',
  /** The release that runs does not read the journal that this one writes: after a fallback it would have none. */
  'journal-one-way',
]);
export type Refusal = z.infer<typeof Refusal>;
