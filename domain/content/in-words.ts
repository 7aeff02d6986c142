import { commaOf, dateLocaleOf, hourCycleOf, type LanguageTag } from '../text/index.ts';
import type { OpenSpan } from './hours.ts';
import { lastDayOf } from './shown-on.ts';

/** A time of day as people of a language write it on a door: `24:00` is midnight. */
export function timeInWords(time: string, language: LanguageTag): string {
  const at = new Date(`2000-01-01T${time === '24:00' ? '00:00' : time}:00Z`);
  const hourCycle = hourCycleOf(language);
  return new Intl.DateTimeFormat(dateLocaleOf(language), {
    hour: hourCycle === 'h12' ? 'numeric' : '2-digit',
    minute: '2-digit',
    hourCycle,
    timeZone: 'UTC',
  }).format(at);
}

/** The spans of a day, e.g. `08:00–12:00, 13:00–17:00`; empty for none. */
export const spansInWords = (spans: readonly OpenSpan[], language: LanguageTag): string =>
  spans
    .map(
      ({ from, to }) =>
        `${timeInWords(from, language)}–${to === '24:00' ? '24:00' : timeInWords(to, language)}`,
    )
    .join(commaOf(language));

/** A day with its weekday, e.g. `Monday, November 23`; of events with the year, which may be another one. */
export const dayInWords = (day: string, language: LanguageTag, year?: 'numeric'): string =>
  new Intl.DateTimeFormat(dateLocaleOf(language), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year,
    timeZone: 'UTC',
  }).format(instantOf(day));

/** A month with its year. */
export const monthInWords = (month: string, language: LanguageTag): string =>
  new Intl.DateTimeFormat(dateLocaleOf(language), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    instantOf(`${month}-01`),
  );

/** When an event takes place: one day with its times, or first and last day. */
export function occasionInWords(
  event: { readonly starts: string; readonly ends: string; readonly allDay: boolean },
  language: LanguageTag,
): string {
  const first = event.starts.slice(0, 10);
  const last = lastDayOf(event);
  const days =
    first === last
      ? dayInWords(first, language, 'numeric')
      : `${dayInWords(first, language, 'numeric')} – ${dayInWords(last, language, 'numeric')}`;
  if (event.allDay) return days;
  const times = [event.starts, event.ends].map((at) => timeInWords(at.slice(11, 16), language));
  return `${days}, ${times.join('–')}`;
}

const instantOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
