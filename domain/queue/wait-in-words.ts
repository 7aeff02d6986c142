import type { LanguageTag } from '../text/index.ts';
import type { WaitEstimate } from './estimate-wait.ts';

type Words = {
  readonly [Kind in WaitEstimate['kind']]: string;
} & { readonly minutes: (minutes: number) => string };

/** All that is ever said are fives of minutes: in Slavic languages these have one plural, in Arabic two. */
const always = (word: string) => (): string => word;

const WORDS: Readonly<Record<LanguageTag, Words>> = {
  en: {
    'less-than': 'less than {n} {minutes}',
    about: 'about {n} {minutes}',
    between: '{n} to {most} {minutes}',
    'more-than': 'more than {n} {minutes}',
    minutes: always('minutes'),
  },
  es: {
    'less-than': 'menos de {n} {minutes}',
    about: 'unos {n} {minutes}',
    between: 'de {n} a {most} {minutes}',
    'more-than': 'más de {n} {minutes}',
    minutes: always('minutos'),
  },
  fr: {
    'less-than': 'moins de {n} {minutes}',
    about: 'environ {n} {minutes}',
    between: '{n} à {most} {minutes}',
    'more-than': 'plus de {n} {minutes}',
    minutes: always('minutes'),
  },
  de: {
    'less-than': 'weniger als {n} {minutes}',
    about: 'etwa {n} {minutes}',
    between: '{n} bis {most} {minutes}',
    'more-than': 'mehr als {n} {minutes}',
    minutes: always('Minuten'),
  },
  pt: {
    'less-than': 'menos de {n} {minutes}',
    about: 'cerca de {n} {minutes}',
    between: '{n} a {most} {minutes}',
    'more-than': 'mais de {n} {minutes}',
    minutes: always('minutos'),
  },
  pl: {
    'less-than': 'mniej niż {n} {minutes}',
    about: 'około {n} {minutes}',
    between: 'od {n} do {most} {minutes}',
    'more-than': 'ponad {n} {minutes}',
    minutes: always('minut'),
  },
  uk: {
    'less-than': 'менше {n} {minutes}',
    about: 'приблизно {n} {minutes}',
    between: 'від {n} до {most} {minutes}',
    'more-than': 'понад {n} {minutes}',
    minutes: always('хвилин'),
  },
  ar: {
    'less-than': 'أقل من {n} {minutes}',
    about: 'حوالي {n} {minutes}',
    between: 'من {n} إلى {most} {minutes}',
    'more-than': 'أكثر من {n} {minutes}',
    minutes: (minutes) => (minutes <= 10 ? 'دقائق' : 'دقيقة'),
  },
  'zh-Hans': {
    'less-than': '不到 {n} {minutes}',
    about: '约 {n} {minutes}',
    between: '{n} 至 {most} {minutes}',
    'more-than': '超过 {n} {minutes}',
    minutes: always('分钟'),
  },
  vi: {
    'less-than': 'dưới {n} {minutes}',
    about: 'khoảng {n} {minutes}',
    between: '{n} đến {most} {minutes}',
    'more-than': 'hơn {n} {minutes}',
    minutes: always('phút'),
  },
};

/** The languages in which a wait can be said. */
export const WAIT_LANGUAGES: readonly LanguageTag[] = Object.keys(WORDS);

/** A wait in words, e.g. `about 15 minutes`; in English where the product does not speak the language. */
export function waitInWords(wait: WaitEstimate, language: LanguageTag): string {
  const words = WORDS[language] ?? WORDS.en;
  if (!words) throw new Error('the product has no English words for a wait');
  const number = new Intl.NumberFormat(WORDS[language] ? language : 'en');
  const most = wait.kind === 'between' ? wait.most : wait.minutes;
  return words[wait.kind]
    .replace('{n}', number.format(wait.minutes))
    .replace('{most}', number.format(most))
    .replace('{minutes}', words.minutes(most));
}
