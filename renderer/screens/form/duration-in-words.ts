import type { LanguageTag } from '../../../domain/text/index.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Minutes as people say them: in days from two on, in hours where they are whole. */
export function durationInWords(minutes: number, language: LanguageTag): string {
  const [count, unit] =
    minutes % DAY === 0 && minutes >= 2 * DAY
      ? [minutes / DAY, 'day']
      : minutes % HOUR === 0
        ? [minutes / HOUR, 'hour']
        : [minutes, 'minute'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
}
