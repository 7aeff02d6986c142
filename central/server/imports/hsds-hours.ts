import type { OpeningHours } from '../../../domain/content/index.ts';
import type { Weekday } from '../../../domain/time/index.ts';
import type { Schedule } from './hsds.ts';

const DAYS: ReadonlyMap<string, Weekday> = new Map([
  ['MO', 'mon'],
  ['TU', 'tue'],
  ['WE', 'wed'],
  ['TH', 'thu'],
  ['FR', 'fri'],
  ['SA', 'sat'],
  ['SU', 'sun'],
]);

/** Opening hours of the schedules that hold on a day; null when there are none, `unclear` when one cannot be said by weekdays: wrong hours are worse than none. */
export function hoursOf(schedules: readonly Schedule[], today: string): OpeningHours | null | 'unclear' {
  const holding = schedules.filter(
    ({ valid_from, valid_to }) => (!valid_from || valid_from <= today) && (!valid_to || valid_to >= today),
  );
  if (holding.length === 0) return null;
  const weekly: OpeningHours['weekly'] = {};
  for (const schedule of holding) {
    const { freq, interval, byday, opens_at, closes_at, bymonthday, byweekno, byyearday } = schedule;
    const [from, to] = [timeOf(opens_at), timeOf(closes_at)];
    const days = (byday ?? '').split(',').map((day) => DAYS.get(day.trim().toUpperCase()));
    const weeklyRule = (freq ?? 'WEEKLY').toUpperCase() === 'WEEKLY' && (interval ?? 1) === 1;
    if (!weeklyRule || bymonthday || byweekno || byyearday || !from || !to || from >= to) return 'unclear';
    for (const day of days) {
      if (!day) return 'unclear';
      const spans = weekly[day] ?? [];
      if (!spans.some((span) => span.from === from && span.to === to)) spans.push({ from, to });
      weekly[day] = spans.sort((a, b) => a.from.localeCompare(b.from));
    }
  }
  return { weekly, closedOnHolidays: true, exceptions: [] };
}

/** A time as the town's clocks show it; null for one in UTC, which is another in summer than in winter. */
function timeOf(time: string | null | undefined): string | null {
  const [, hours, minutes] = /^(\d\d):(\d\d)(?::\d\d)?(?:[+-]\d\d:?\d\d)?$/.exec(time ?? '') ?? [];
  return hours && minutes ? `${hours}:${minutes}` : null;
}
