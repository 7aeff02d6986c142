import { createContext, useContext } from 'react';
import {
  type Direction,
  dateLocaleOf,
  directionOf,
  inLanguage,
  isSpoken,
  type LanguageTag,
  type LocalizedText,
  type Regions,
  regionalTag,
} from '../../domain/text/index.ts';
import { type Say, textsIn } from './texts.ts';

/** The words of the view's language. */
export type Texts = {
  readonly say: Say;
  /** As the town's country writes it, e.g. `ar-TN`: what dates, numbers and money are written in, and what it is read aloud in. */
  readonly language: LanguageTag;
  readonly direction: Direction;
  /** A town's text, and the language it is in when that is not the view's: it then needs a lang attribute. */
  readonly ofTown: (text: LocalizedText) => { readonly text: string; readonly lang: LanguageTag | undefined };
  /** A calendar day as people of this language write it. */
  readonly day: (day: string) => string;
};

/** The language whose words a screen shows; English where the product speaks neither. */
export const shownLanguage = (wanted: LanguageTag, townDefault: LanguageTag): LanguageTag =>
  [wanted, townDefault].find(isSpoken) ?? 'en';

/** The words of a screen, which have been loaded before it shows. */
export function makeTexts(wanted: LanguageTag, townDefault: LanguageTag, regions?: Regions): Texts {
  const words = shownLanguage(wanted, townDefault);
  const language = regionalTag(words, regions);
  const days = new Intl.DateTimeFormat(dateLocaleOf(language), { dateStyle: 'long', timeZone: 'UTC' });
  return {
    say: textsIn(language),
    language,
    direction: directionOf(language),
    ofTown: (text) => {
      const found = inLanguage(text, wanted, townDefault);
      return { text: found.text, lang: found.language === words ? undefined : found.language };
    },
    day: (day) => days.format(new Date(`${day}T00:00:00Z`)),
  };
}

export const TextsContext = createContext<Texts | null>(null);

export function useTexts(): Texts {
  const texts = useContext(TextsContext);
  if (!texts) throw new Error('texts are only shown inside a session');
  return texts;
}
