import { z } from 'zod';

/** The numbers of one queue and one day that a kiosk gives by itself while central cannot be reached. */
export const NumberRange = z
  .object({ first: z.int().min(1), last: z.int().min(1) })
  .refine(({ first, last }) => first <= last, 'a range that does not end before it begins')
  .readonly();
export type NumberRange = z.infer<typeof NumberRange>;

export const LARGEST_NUMBER = 9_999;
/** Central gives the numbers up to here, then those after the last kiosk's range. */
const LAST_COMMON = 499;
const FIRST_OWN = 501;
const OWN_EACH = 50;
const SLOTS = 90;
const FIRST_BEYOND = FIRST_OWN + SLOTS * OWN_EACH;

/** The range of a place among the town's kiosks, counted from 0; null when there are no more ranges. */
export const ownRange = (slot: number): NumberRange | null =>
  Number.isInteger(slot) && slot >= 0 && slot < SLOTS
    ? { first: FIRST_OWN + slot * OWN_EACH, last: FIRST_OWN + (slot + 1) * OWN_EACH - 1 }
    : null;

/** The number that central gives after one (0 before the first of the day); null when the day has no more. */
export function numberAfter(last: number): number | null {
  const next = last === LAST_COMMON ? FIRST_BEYOND : last + 1;
  return next > LARGEST_NUMBER ? null : next;
}

/** The next number of a kiosk's own range, given those that it has used today in this queue; null when it has no more. */
export function nextOwnNumber(range: NumberRange, used: readonly number[]): number | null {
  const highest = used.reduce((most, number) => Math.max(most, number), range.first - 1);
  return highest < range.last ? highest + 1 : null;
}

export const isIn = (range: NumberRange, number: number): boolean =>
  number >= range.first && number <= range.last;
