import { z } from 'zod';
import { LocalTime, UnitId } from '../form/index.ts';
import { addDays, dayIn, localTimeIn } from '../time/index.ts';
import { type BookingRules, isInTime, lastDay } from './check-slot.ts';
import type { Facility } from './facility.ts';
import type { Span, TakenSpan } from './slot.ts';
import { slotsOfDay } from './slots-of-day.ts';

/** `closed`: nothing can be booked on this day at all. */
export const DayState = z.enum(['free', 'full', 'closed']);
export type DayState = z.infer<typeof DayState>;

/** The slots of one unit on one day, in order, and how many in a row can be booked from each; 0: it is taken. */
export const UnitDay = z.object({
  unitId: UnitId,
  slots: z.array(z.object({ starts: LocalTime, ends: LocalTime, inARow: z.int().min(0).max(12) })).max(144),
});
export type UnitDay = z.infer<typeof UnitDay>;

type Rules = Pick<BookingRules, 'holidays' | 'timeZone'>;

/** What can be booked of each unit on a day. Slots for which it is too late, or too early, are not there. */
export function freeOnDay(
  facility: Facility,
  taken: readonly TakenSpan[],
  day: string,
  now: Date,
  { holidays, timeZone }: Rules,
): readonly UnitDay[] {
  const slots = isWithin(facility, timeZone, day, now)
    ? slotsOfDay(facility, holidays, day, timeZone).filter(({ at }) => isInTime(facility, at, now))
    : [];
  return facility.units.map(({ unitId }) => {
    const gone = taken.filter((span) => span.unitId === unitId);
    const free = slots.map((slot) => !gone.some((span) => overlap(slot, span)));
    return {
      unitId,
      slots: slots.map((slot, index) => {
        let inARow = 0;
        while (
          inARow < facility.mostSlots &&
          free[index + inARow] === true &&
          (inARow === 0 || follows(slots[index + inARow - 1], slots[index + inARow]))
        )
          inARow += 1;
        return { starts: slot.starts, ends: localTimeIn(timeZone, slot.until), inARow };
      }),
    };
  });
}

/** Whether anything can be booked on a day. */
export function stateOfDay(
  facility: Facility,
  taken: readonly TakenSpan[],
  day: string,
  now: Date,
  { holidays, timeZone }: Rules,
): DayState {
  if (!isWithin(facility, timeZone, day, now)) return 'closed';
  const slots = slotsOfDay(facility, holidays, day, timeZone).filter(({ at }) => isInTime(facility, at, now));
  if (slots.length === 0) return 'closed';
  const free = facility.units.some(({ unitId }) =>
    slots.some((slot) => !taken.some((span) => span.unitId === unitId && overlap(slot, span))),
  );
  return free ? 'free' : 'full';
}

/** The days of a month (`YYYY-MM`). */
export function daysIn(month: string): readonly string[] {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  return days;
}

const isWithin = (facility: Facility, timeZone: string, day: string, now: Date): boolean =>
  day >= dayIn(timeZone, now) && day <= lastDay(facility, timeZone, now);

const overlap = (one: Span, other: Span): boolean =>
  one.at.getTime() < other.until.getTime() && other.at.getTime() < one.until.getTime();

const follows = (before: Span | undefined, after: Span | undefined): boolean =>
  before !== undefined && after !== undefined && before.until.getTime() === after.at.getTime();
