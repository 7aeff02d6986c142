import { z } from 'zod';
import type { LanguageTag } from '../text/index.ts';
import type { Why } from './problem.ts';

export const FacilityId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'a name such as tennis or old-hall');
export type FacilityId = z.infer<typeof FacilityId>;

export const UnitId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'a name such as court-1');
export type UnitId = z.infer<typeof UnitId>;

/** A time as the town's clocks show it, e.g. `2026-12-05T18:00`. */
export const LocalTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, 'a time such as 2026-12-05T18:00');
export type LocalTime = z.infer<typeof LocalTime>;

/** What a resident books: a unit of a facility, from a slot's beginning, for so many slots in a row. */
export const ChosenSlot = z.strictObject({
  facilityId: FacilityId,
  unitId: UnitId,
  starts: LocalTime,
  slots: z.int().min(1).max(12),
});
export type ChosenSlot = z.infer<typeof ChosenSlot>;

/** What the engine has to know of a town's facilities; `domain/booking` says it. */
export type SlotRules = {
  /** Null: it can be booked as far as the rules go. */
  readonly problem: (
    chosen: ChosenSlot,
  ) => { readonly why: Why; readonly limit: string | number | null } | null;
  readonly feeMinor: (chosen: ChosenSlot) => number;
  readonly inWords: (
    chosen: ChosenSlot,
    reader: { readonly language: LanguageTag; readonly fallback: LanguageTag },
  ) => string;
};

/** Of a town that lets nothing: nothing can be booked there. */
export const noSlots: SlotRules = {
  problem: () => ({ why: 'not-an-option', limit: null }),
  feeMinor: () => 0,
  inWords: ({ facilityId, unitId, starts }) => `${facilityId} ${unitId}, ${starts.replace('T', ' ')}`,
};
