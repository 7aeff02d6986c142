import { createInstance, type i18n } from 'i18next';
import { directionOf, type LanguageTag } from '../../domain/text/index.ts';
import ar from './locales/ar.json';
import de from './locales/de.json';
import en from './locales/en.json';
import es from './locales/es.json';
import fr from './locales/fr.json';
import pl from './locales/pl.json';
import pt from './locales/pt.json';
import uk from './locales/uk.json';
import vi from './locales/vi.json';
import zhHans from './locales/zh-Hans.json';

const locales: Readonly<Record<LanguageTag, object>> = {
  en,
  es,
  fr,
  de,
  pt,
  pl,
  uk,
  ar,
  'zh-Hans': zhHans,
  vi,
};

/** The languages that the product's own texts are complete in. A town offers those of them that it lists. */
export const SPOKEN_LANGUAGES: readonly LanguageTag[] = Object.keys(locales);

/** A language's own name for itself, as its speakers look for it. */
export const ENDONYMS: Readonly<Record<LanguageTag, string>> = {
  en: 'English',
  es: 'Español',
  fr: 'Français',
  de: 'Deutsch',
  pt: 'Português',
  pl: 'Polski',
  uk: 'Українська',
  ar: 'العربية',
  'zh-Hans': '简体中文',
  vi: 'Tiếng Việt',
};

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
  const spoken = SPOKEN_LANGUAGES.includes(language) ? language : 'en';
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

let made: i18n | null = null;

/** Made once: constant data, the same for everybody. */
function texts(): i18n {
  if (made) return made;
  made = createInstance();
  void made.init({
    resources: Object.fromEntries(
      Object.entries(locales).map(([tag, words]) => [tag, { translation: words }]),
    ),
    lng: 'en',
    fallbackLng: 'en',
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  return made;
}
