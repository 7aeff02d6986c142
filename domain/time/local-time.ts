import { clocksIn } from './clocks.ts';
import { addDays } from './day.ts';

/** A moment in the town as its clocks show it: a day and a time of day, `00:00` to `24:00`. */
export type Moment = { readonly day: string; readonly time: string };

/** What the town's clocks show at an instant, e.g. `2026-12-05T18:00`: without an offset, as all times of the content. */
export function localTimeIn(timeZone: string, instant: Date): string {
  const { year, month, day, hour, minute } = clocksIn(timeZone, instant);
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** Day and time of a local time. */
export const momentOf = (localTime: string): Moment => ({
  day: localTime.slice(0, 10),
  time: localTime.slice(11, 16),
});

/** First and last day of a month such as `2026-02`. */
export function daysOfMonth(month: string): { readonly from: string; readonly to: string } {
  const from = `${month}-01`;
  const next = addDays(from, 31).slice(0, 7);
  return { from, to: addDays(`${next}-01`, -1) };
}

/** The month so many months after (or before) one such as `2026-12`. */
export function addMonths(month: string, months: number): string {
  const count = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + months;
  return `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
}
