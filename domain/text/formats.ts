import type { LanguageTag } from './language.ts';
import { writingOf } from './languages.ts';
import { withoutRegion } from './regions.ts';

/** The locale in which amounts of a language are written; that of a region where the tag names one. */
export const localeOf = (language: LanguageTag): string =>
  hasRegion(language) ? language : (writingOf(language)?.locale ?? language);

/** The locale in which dates and times of a language are written; that of a region where the tag names one. */
export function dateLocaleOf(language: LanguageTag): string {
  if (hasRegion(language)) return `${language}-u-hc-${hourCycleOf(language)}`;
  return writingOf(language)?.dateLocale ?? language;
}

/** Whether hours count up to 24, as the product has them everywhere, or to 12, as some countries have on every door. */
export const hourCycleOf = (language: LanguageTag): 'h12' | 'h23' =>
  COUNT_TO_TWELVE.has(language.slice(withoutRegion(language).length + 1)) &&
  new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions().hour12
    ? 'h12'
    : 'h23';

/** Of each only the languages in which it does so: French of Canada counts to 24. */
const COUNT_TO_TWELVE: ReadonlySet<string> = new Set(['US', 'CA', 'AU', 'NZ', 'IN', 'PH', 'MX', 'CO']);

const hasRegion = (tag: LanguageTag): boolean => withoutRegion(tag) !== tag;

/** What stands between the parts of one line, e.g. a day and its times. */
export const commaOf = (language: LanguageTag): string => writingOf(language)?.comma ?? ', ';
