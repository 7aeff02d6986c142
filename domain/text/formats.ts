import type { LanguageTag } from './language.ts';

/** The locale in which amounts of a language are written; the product's Portuguese is that of Europe. */
export const localeOf = (language: LanguageTag): string => (language === 'pt' ? 'pt-PT' : language);

/** The locale in which dates and times of a language are written: in English, too, day before month, and hours up to 24. */
export const dateLocaleOf = (language: LanguageTag): string =>
  language === 'en' ? 'en-GB' : localeOf(language);

/** What stands between the parts of one line, e.g. a day and its times. */
export const commaOf = (language: LanguageTag): string => COMMAS[language] ?? ', ';

const COMMAS: Readonly<Record<LanguageTag, string>> = { ar: '، ', 'zh-Hans': '，' };
