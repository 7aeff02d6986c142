import type { LanguageTag } from './language.ts';
import { isSpoken, languageOf } from './languages.ts';

/** The locale in which amounts of a language are written. */
export const localeOf = (language: LanguageTag): string =>
  isSpoken(language) ? languageOf(language).locale : language;

/** The locale in which dates and times of a language are written. */
export const dateLocaleOf = (language: LanguageTag): string =>
  isSpoken(language) ? languageOf(language).dateLocale : language;

/** What stands between the parts of one line, e.g. a day and its times. */
export const commaOf = (language: LanguageTag): string =>
  isSpoken(language) ? languageOf(language).comma : ', ';
