import { z } from 'zod';
import { FacilityId, UnitId } from './facility.ts';

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

/** From and to as instants, `until` not included. */
export type Span = { readonly at: Date; readonly until: Date };

/** A slot of a day: its local beginning names it. */
export type Slot = Span & { readonly starts: LocalTime };

/** What is taken already. */
export type TakenSpan = Span & { readonly unitId: string };
