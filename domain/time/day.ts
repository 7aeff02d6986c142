import { clocksIn } from './clocks.ts';

const DAY_MS = 86_400_000;

/** Whether this is a day of the calendar in ISO 8601, e.g. `2026-02-28`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text;
}

/** So many days after (or before) a day. Days, not hours: no time zone has a part in it. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The day that it is in a time zone at an instant. */
export function dayIn(timeZone: string, instant: Date): string {
  const { year, month, day } = clocksIn(timeZone, instant);
  return `${year}-${month}-${day}`;
}
