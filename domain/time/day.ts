import { z } from 'zod';
import { clocksIn } from './clocks.ts';

const DAY_MS = 86_400_000;

/** The days that a town has anything to do with: a person's birth, a house's building permit, a bill far ahead. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 8999;

/** Whether a time in ISO 8601 lies within those years: no day that follows from it leaves the calendar. */
export function isWithinYears(isoTime: string): boolean {
  const year = Number(isoTime.slice(0, 4));
  return /^\d{4}-/.test(isoTime) && year >= FIRST_YEAR && year <= LAST_YEAR;
}

const OUT_OF_YEARS = `a day between ${FIRST_YEAR} and ${LAST_YEAR}`;

/** A day of the calendar as it comes from outside. */
export const CalendarDay = z.iso.date().refine(isWithinYears, OUT_OF_YEARS);

/** Whether this is a day of the calendar in ISO 8601, e.g. `2026-02-28`. */
export function isDay(text: string): boolean {
  if (!isWithinYears(text) || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
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
