import type { LanguageTag } from './language.ts';
import { withoutRegion } from './regions.ts';

/** How a language is written. */
export type Writing = {
  /** A locale that JavaScript's own formats know, for amounts and numbers, e.g. `pt-PT`. */
  readonly locale: string;
  /** The same for dates and times. */
  readonly dateLocale: string;
  /** What stands between the parts of one line, e.g. a day and its times. */
  readonly comma: string;
};

/** The languages that the product speaks, apart from their words: a page that needs none of these loads none. */
const writings = {
  en: { locale: 'en', dateLocale: 'en-GB', comma: ', ' },
  es: { locale: 'es', dateLocale: 'es', comma: ', ' },
  fr: { locale: 'fr', dateLocale: 'fr', comma: ', ' },
  de: { locale: 'de', dateLocale: 'de', comma: ', ' },
  it: { locale: 'it', dateLocale: 'it', comma: ', ' },
  pt: { locale: 'pt-PT', dateLocale: 'pt-PT', comma: ', ' },
  pl: { locale: 'pl', dateLocale: 'pl', comma: ', ' },
  uk: { locale: 'uk', dateLocale: 'uk', comma: ', ' },
  ar: { locale: 'ar', dateLocale: 'ar-u-hc-h23', comma: '، ' },
  'zh-Hans': { locale: 'zh-Hans', dateLocale: 'zh-Hans', comma: '，' },
  vi: { locale: 'vi', dateLocale: 'vi', comma: ', ' },
} satisfies Readonly<Record<LanguageTag, Writing>>;
export type SpokenTag = keyof typeof writings;
const byTag: ReadonlyMap<LanguageTag, Writing> = new Map(Object.entries(writings));

/** A town offers those of them that it lists. */
export const LANGUAGES: readonly LanguageTag[] = [...byTag.keys()];

/** Also of a language as a region writes it. */
export const isSpoken = (tag: LanguageTag): boolean => byTag.has(withoutRegion(tag));

/** How the language is written, without its region; null where the product does not speak it. */
export const writingOf = (tag: LanguageTag): Writing | null => byTag.get(withoutRegion(tag)) ?? null;
