import type { OpeningHours } from '../../../domain/content/index.ts';
import { WEEKDAYS, type Weekday } from '../../../domain/time/index.ts';

type Weekly = OpeningHours['weekly'];

/**
 * Opening hours from a cell such as `mon-fri 09:00-12:30 13:30-17:00 / sat 10:00-13:00`; null when they are not written so.
 * A day that is not named is closed.
 */
export function readHours(cell: string): OpeningHours | null {
  const weekly: Weekly = {};
  for (const part of cell.toLowerCase().split('/')) {
    const [days = '', ...spans] = part.trim().split(/\s+/);
    const named = daysOf(days);
    const open = spans.map((span) => /^(\d\d?:\d\d)-(\d\d?:\d\d)$/.exec(span));
    if (!named || open.length === 0) return null;
    for (const day of named) {
      if (weekly[day]) return null;
      weekly[day] = [];
      for (const found of open) {
        if (!found) return null;
        weekly[day].push({ from: padded(found[1]), to: padded(found[2]) });
      }
    }
  }
  return { weekly, closedOnHolidays: true, exceptions: [] };
}

function daysOf(words: string): readonly Weekday[] | null {
  const days: Weekday[] = [];
  for (const word of words.split(',')) {
    const [first = '', last = first, ...more] = word.split('-');
    const names: readonly string[] = WEEKDAYS;
    const [from, to] = [names.indexOf(first), names.indexOf(last)];
    if (from < 0 || to < from || more.length > 0) return null;
    days.push(...WEEKDAYS.slice(from, to + 1));
  }
  return days;
}

const padded = (time = ''): string => time.padStart(5, '0');
