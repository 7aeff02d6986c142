import { createInstance, type i18n } from 'i18next';
import { directionOf, isSpoken, type LanguageTag, withoutRegion } from '../../domain/text/index.ts';
import type en from './locales/en.json';

/** The texts of the screens by language; `npm run check` demands one complete file for every language of the product. */
const locales = import.meta.glob<object>('./locales/*.json', { eager: true, import: 'default' });

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

/** The product's texts in a language; in English where the product does not speak it. */
export function textsIn(language: LanguageTag): Say {
  const spoken = isSpoken(language) ? withoutRegion(language) : 'en';
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

const tagOf = (file: string): LanguageTag => file.replace(/^.*\/|\.json$/g, '');

let made: i18n | null = null;

/** Made once: constant data, the same for everybody. */
function texts(): i18n {
  if (made) return made;
  made = createInstance();
  void made.init({
    resources: Object.fromEntries(
      Object.entries(locales).map(([file, words]) => [tagOf(file), { translation: words }]),
    ),
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return made;
}
