import type { Holiday } from '../content/index.ts';
import type { ChosenSlot } from '../form/index.ts';
import { addDays, dayIn, instantIn } from '../time/index.ts';
import type { Facility } from './facility.ts';
import type { Slot, Span } from './slot.ts';
import { slotsOfDay } from './slots-of-day.ts';

const MINUTE_MS = 60_000;

/** What booking depends on in a town. */
export type BookingRules = {
  readonly facilities: readonly Facility[];
  readonly holidays: readonly Holiday[];
  readonly timeZone: string;
};

export type CheckedSlot =
  | { readonly kind: 'fine'; readonly facility: Facility; readonly span: Span }
  /** `no-slot`: there is no such facility, unit or slot. `limit`: the most slots, the last day. */
  | { readonly kind: 'no-slot' | 'too-soon'; readonly limit: null }
  | { readonly kind: 'too-many'; readonly limit: number }
  | { readonly kind: 'too-late'; readonly limit: string };

/** Whether a slot keeps the rules at this moment; whether somebody else has it is not asked here. */
export function checkSlot(chosen: ChosenSlot, rules: BookingRules, now: Date): CheckedSlot {
  const found = spanOf(chosen, rules);
  if (!found) return { kind: 'no-slot', limit: null };
  const { facility, span } = found;
  if (chosen.slots > facility.mostSlots) return { kind: 'too-many', limit: facility.mostSlots };
  if (!isInTime(facility, span.at, now)) return { kind: 'too-soon', limit: null };
  const last = lastDay(facility, rules.timeZone, now);
  return chosen.starts.slice(0, 10) > last
    ? { kind: 'too-late', limit: last }
    : { kind: 'fine', facility, span };
}

/** The instants of what was chosen; null when the facility has no such unit, or no such slots in a row. */
export function spanOf(
  { facilityId, unitId, starts, slots }: ChosenSlot,
  { facilities, holidays, timeZone }: BookingRules,
): { readonly facility: Facility; readonly span: Span } | null {
  const facility = facilities.find((one) => one.facilityId === facilityId);
  if (!facility?.units.some((unit) => unit.unitId === unitId)) return null;
  const row = slotsInARow(slotsOfDay(facility, holidays, starts.slice(0, 10), timeZone), starts);
  const [first] = row;
  const last = row[slots - 1];
  return first && last ? { facility, span: { at: first.at, until: last.until } } : null;
}

/** The same for what was once checked, whatever the opening hours are by now; null when the clocks never show its beginning. */
export function spanAsChosen(
  { starts, slots }: Pick<ChosenSlot, 'starts' | 'slots'>,
  { slotMinutes }: Pick<Facility, 'slotMinutes'>,
  timeZone: string,
): Span | null {
  const at = instantIn(timeZone, starts);
  return at && { at, until: new Date(at.getTime() + slots * slotMinutes * MINUTE_MS) };
}

/** The slot that begins then, with those that follow it without a break. */
export function slotsInARow(slots: readonly Slot[], starts: string): readonly Slot[] {
  const at = slots.findIndex((slot) => slot.starts === starts);
  if (at === -1) return [];
  const from = slots.slice(at);
  const end = from.findIndex((slot, index) => {
    const before = from[index - 1];
    return before !== undefined && before.until.getTime() !== slot.at.getTime();
  });
  return end === -1 ? from : from.slice(0, end);
}

/** Whether it is early enough to book what begins then. */
export const isInTime = ({ noticeMinutes }: Pick<Facility, 'noticeMinutes'>, at: Date, now: Date): boolean =>
  at.getTime() - now.getTime() >= noticeMinutes * MINUTE_MS;

/** The last day that can be booked. */
export const lastDay = ({ daysAhead }: Pick<Facility, 'daysAhead'>, timeZone: string, now: Date): string =>
  addDays(dayIn(timeZone, now), daysAhead);

/** Until when a booking that begins then can be cancelled. */
export const cancelUntil = ({ cancelUntilHours }: Pick<Facility, 'cancelUntilHours'>, at: Date): Date =>
  new Date(at.getTime() - cancelUntilHours * 60 * MINUTE_MS);

/** Whether a booking that begins then can still be cancelled. */
export const mayCancel = (facility: Pick<Facility, 'cancelUntilHours'>, at: Date, now: Date): boolean =>
  now.getTime() <= cancelUntil(facility, at).getTime() && now.getTime() < at.getTime();
