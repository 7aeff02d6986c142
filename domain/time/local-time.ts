import { WEEKDAYS, type Weekday } from '../content/index.ts';
import { addDays } from './index.ts';

/** A moment in the town as its clocks show it: a day and a time of day, `00:00` to `24:00`. */
export type Moment = { readonly day: string; readonly time: string };

/** What the town's clocks show at an instant, e.g. `2026-12-05T18:00`: without an offset, as all times of the content. */
export function localTimeIn(timeZone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const of = Object.fromEntries(parts.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${of.year}-${of.month}-${of.day}T${of.hour}:${of.minute}`;
}

/** Day and time of a local time. */
export const momentOf = (localTime: string): Moment => ({
  day: localTime.slice(0, 10),
  time: localTime.slice(11, 16),
});

/** Which day of the week a day of the calendar is. */
export function weekdayOf(day: string): Weekday {
  const fromMonday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return WEEKDAYS[fromMonday] ?? 'mon';
}

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
