import { dateLocaleOf } from '../../../domain/text/index.ts';
import { addDays } from '../../../domain/time/index.ts';

/** One day of a month's sheet. */
export type SheetDay = { readonly day: string; readonly inMonth: boolean };

/** Weekdays from 1 (Monday) to 7 (Sunday), beginning with the one that weeks begin with where the language is spoken. */
export function weekdays(language: string): readonly number[] {
  const locale = new Intl.Locale(dateLocaleOf(language)) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number };
    weekInfo?: { firstDay: number };
  };
  const first = (locale.getWeekInfo?.() ?? locale.weekInfo)?.firstDay ?? 1;
  return Array.from({ length: 7 }, (_, at) => ((first - 1 + at) % 7) + 1);
}

/** The weeks of a month (`YYYY-MM`) as a wall calendar shows them: whole weeks, with the days of its neighbours. */
export function weeksOf(month: string, firstWeekday: number): readonly (readonly SheetDay[])[] {
  const first = `${month}-01`;
  const before = (weekdayOf(first) - firstWeekday + 7) % 7;
  const weeks: SheetDay[][] = [];
  let day = addDays(first, -before);
  do {
    weeks.push(
      Array.from({ length: 7 }, (_, at) => {
        const shown = addDays(day, at);
        return { day: shown, inMonth: shown.startsWith(month) };
      }),
    );
    day = addDays(day, 7);
  } while (day.startsWith(month));
  return weeks;
}

/** 1 (Monday) to 7 (Sunday). */
const weekdayOf = (day: string): number => ((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** The month so many months after one (`YYYY-MM`). */
export function addMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const at = year * 12 + (number - 1) + months;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** Whether a day (or the beginning of one: a month, a year) lies within limits; a limit that is null is none. */
export function isWithin(part: string, earliest: string | null, latest: string | null): boolean {
  const { length } = part;
  return (
    !(earliest !== null && part < earliest.slice(0, length)) &&
    !(latest !== null && part > latest.slice(0, length))
  );
}

/** The month that a calendar opens with: of the day chosen, else the one nearest to today within the limits. */
export function monthAtFirst(
  value: string | null,
  today: string,
  earliest: string | null,
  latest: string | null,
): string {
  if (value !== null) return value.slice(0, 7);
  if (earliest !== null && today < earliest) return earliest.slice(0, 7);
  return (latest !== null && today > latest ? latest : today).slice(0, 7);
}
