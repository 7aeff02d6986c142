import { addDays, dayIn, instantIn, localTimeIn } from '../time/index.ts';

/** When a town's days of books begin and end. */
export type DayRule = {
  /** IANA time zone. */
  readonly timeZone: string;
  /** The time at which a day ends, `24:00` for midnight. */
  readonly cutOff: string;
};

/** From the first instant of a day to that at which the next one begins. */
export type DayBounds = { readonly from: Date; readonly until: Date };

/**
 * When a day of books begins and ends. Every instant lies in one day, whatever the clocks do: a day in which they are put forward has 23 hours,
 * one in which they are put back 25. A cut-off that the clocks leave out is the moment at which they pass it; of one that comes twice the first
 * counts.
 */
export const boundsOfDay = (rule: DayRule, day: string): DayBounds => ({
  from: endOfDay(rule, addDays(day, -1)),
  until: endOfDay(rule, day),
});

/** The day of books to which an instant belongs. */
export function dayOfBooks(rule: DayRule, instant: Date): string {
  let day = addDays(dayIn(rule.timeZone, instant), -1);
  while (endOfDay(rule, day) <= instant) day = addDays(day, 1);
  return day;
}

function endOfDay({ timeZone, cutOff }: DayRule, day: string): Date {
  const local = cutOff === '24:00' ? `${addDays(day, 1)}T00:00` : `${day}T${cutOff}`;
  return instantIn(timeZone, local) ?? passing(timeZone, local);
}

const DAY_MS = 86_400_000;
const SECOND_MS = 1_000;

/** The moment at which the clocks jump over a time that they never show: before it lies all that is earlier by the clocks. */
function passing(timeZone: string, local: string): Date {
  const wanted = Date.parse(`${local}:00Z`);
  let [before, after] = [wanted - DAY_MS, wanted + DAY_MS];
  while (after - before > SECOND_MS) {
    const middle = Math.floor((before + after) / 2 / SECOND_MS) * SECOND_MS;
    if (shows(timeZone, middle) < local) before = middle;
    else after = middle;
  }
  return new Date(after);
}

const shows = (timeZone: string, at: number): string => localTimeIn(timeZone, new Date(at));

/** When something happened by its own clock, and when central had it. */
export type Arrival = { readonly at: Date; readonly arrivedAt: Date };

/** To which day something is counted, and which day it is of by its own clock: where the two differ, it came late. */
export type CountedDay = { readonly day: string; readonly ownDay: string };

/** A kiosk that was away longer than this, or whose clock is wrong by more: its entries are counted when they arrive. */
const LONGEST_AWAY_DAYS = 31;

/**
 * The day to which something is counted: its own, or, when that one is closed, the day on which it arrives. Nothing is counted to a closed day, and
 * nothing to a day to come.
 */
export function countedDay(
  rule: DayRule,
  { at, arrivedAt }: Arrival,
  /** The last day that is closed; null while none is. */
  closedUpTo: string | null,
): CountedDay {
  const arrival = dayOfBooks(rule, arrivedAt);
  const ownDay = at < arrivedAt ? dayOfBooks(rule, at) : arrival;
  const firstOpen = closedUpTo === null ? null : addDays(closedUpTo, 1);
  if (ownDay >= addDays(arrival, -LONGEST_AWAY_DAYS) && (firstOpen === null || ownDay >= firstOpen))
    return { day: ownDay, ownDay };
  return { day: firstOpen !== null && firstOpen > arrival ? firstOpen : arrival, ownDay };
}
