import { createInstance, type i18n } from 'i18next';
import { directionOf, isSpoken, type LanguageTag, withoutRegion } from '../../domain/text/index.ts';
import { createLate, type Late } from '../late/index.ts';
import type { Sign } from '../signs/index.ts';
import type en from './locales/en.json';

/** The texts of the screens by language; `npm run check` demands one complete file for every language of the product. */
const locales = import.meta.glob<object>('./locales/*.json', { import: 'default' });
/** What a country says otherwise than its language's own texts; all else is the language's. */
const regions = import.meta.glob<object>('./regions/*.json', { import: 'default' });
/** Of each language the few texts that are there from the start. */
const signs = import.meta.glob<object>('./locales/*.json', {
  eager: true,
  query: '?signs',
  import: 'default',
});

type Leaves<Part, Path extends string = ''> = {
  [Key in keyof Part & string]: Part[Key] extends string
    ? `${Path}${WithoutPlural<Key>}`
    : Leaves<Part[Key], `${Path}${Key}.`>;
}[keyof Part & string];
type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${'one' | 'other'}` ? Stem : Key;

/** Every key of the product's texts: by screen and meaning. */
export type TextKey = Leaves<typeof en>;
export type TextValues = Readonly<Record<string, string | number>>;
/** Says a text in one language. Values stand in it as they are: React escapes them. */
export type Say = (key: TextKey, values?: TextValues) => string;

const spokenFor = (language: LanguageTag): LanguageTag =>
  isSpoken(language) ? withoutRegion(language) : 'en';

/** Says the texts that are there in every language from the start. */
export const signsIn = (language: LanguageTag): ((sign: Sign) => string) =>
  texts().getFixedT(spokenFor(language));

/** All texts of a language, in the words of its country where that has its own: loaded before a screen shows in it. */
export function wordsOf(language: LanguageTag): Late<object> {
  const words = byLanguage.get(wordedFor(language));
  if (!words) throw new Error(`there are no texts in ${language}`);
  return words;
}

/** The product's texts in a language whose words have been loaded; in English where the product does not speak it. */
export function textsIn(language: LanguageTag): Say {
  const spoken = wordedFor(language);
  // What a country does not say otherwise, i18next takes from the language itself: of `pt-BR` from `pt`.
  const say = texts().getFixedT(spoken);
  if (directionOf(spoken) === 'ltr') return (key, values) => say(key, { ...values });
  return (key, values) => say(key, isolated(values));
}

/** Between right-to-left words, amounts, numbers and names keep an order of their own (Unicode UAX #9, isolates). */
function isolated(values: TextValues | undefined): Record<string, string | number> {
  const isolate = (value: string | number): string | number =>
    typeof value === 'string' ? `\u2068${value}\u2069` : value;
  return Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, isolate(value)]));
}

/** i18next's name for what is not grouped further. */
const TRANSLATION = 'translation';

const tagOf = (file: string): LanguageTag => file.replace(/^.*\/|\.json$/g, '');

const byLanguage: ReadonlyMap<LanguageTag, Late<object>> = new Map(
  Object.entries({ ...locales, ...regions }).map(([file, fetchWords]) => [
    tagOf(file),
    createLate(async () => {
      const tag = tagOf(file);
      if (tag !== withoutRegion(tag)) await wordsOf(withoutRegion(tag)).load();
      const words = await fetchWords();
      texts().addResourceBundle(tag, TRANSLATION, words, true, true);
      return words;
    }),
  ]),
);

/** The language with its country where that has words of its own. */
const wordedFor = (language: LanguageTag): LanguageTag =>
  byLanguage.has(language) ? language : spokenFor(language);

let made: i18n | null = null;

/** Made once: constant data, the same for everybody. */
function texts(): i18n {
  if (made) return made;
  made = createInstance();
  void made.init({
    resources: Object.fromEntries(
      Object.entries(signs).map(([file, words]) => [tagOf(file), { [TRANSLATION]: words }]),
    ),
    lng: 'en',
    // Every language is complete: no screen is in two.
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return made;
}
