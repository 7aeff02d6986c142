import { isSpoken, type LanguageTag, languageOf } from '../text/index.ts';
import type { WaitEstimate } from './estimate-wait.ts';

/** A wait in words, e.g. `about 15 minutes`; in English where the product does not speak the language. */
export function waitInWords(wait: WaitEstimate, wanted: LanguageTag): string {
  const language = isSpoken(wanted) ? wanted : 'en';
  const words = languageOf(language).wait;
  const number = new Intl.NumberFormat(language);
  const most = wait.kind === 'between' ? wait.most : wait.minutes;
  return words[wait.kind]
    .replace('{n}', number.format(wait.minutes))
    .replace('{most}', number.format(most))
    .replace('{minutes}', minutesIn(language, most));
}

/** Waits are multiples of five: of the plural forms, none but these are ever needed. */
function minutesIn(language: LanguageTag, minutes: number): string {
  const { few, many, other } = languageOf(language).wait.minutes;
  switch (new Intl.PluralRules(language).select(minutes)) {
    case 'few':
      return few ?? other;
    case 'many':
      return many ?? other;
    default:
      return other;
  }
}
