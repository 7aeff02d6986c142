import type { Page } from '@playwright/test';
import { expect } from 'vitest';
import { makeTexts } from '../../../renderer/i18n/index.ts';
import { alwaysAnswer, callsOf } from '../show-sample.ts';

/** What the page asked to be said aloud, and by which language's voice. */
export type Heard = { readonly text: string; readonly language: string };

/** Hears what a page says. There is no sound: each thing that is said is over at once, or when the test lets it end. */
export type Ear = {
  readonly heard: () => Heard[];
  /** All that was said since the last time that it was forgotten, as one text. */
  readonly words: () => string;
  /** How often the page has cut what is said. */
  readonly cuts: () => number;
  readonly forget: () => void;
  /** Waits until the page has read a screen to its end. */
  readonly screenIsRead: (language?: string) => Promise<void>;
  /** From now on each thing takes until `letEnd`. */
  readonly hold: () => void;
  readonly letEnd: () => void;
};

export function earOf(page: Page): Ear {
  let from = 0;
  let holds = false;
  let waiting: (() => void)[] = [];
  // No sound can be made of it: it is over as soon as it begins.
  const over = { kind: 'sound', wav: [0] };
  alwaysAnswer(page, {
    'speech.speak': () => (holds ? new Promise((resolve) => waiting.push(() => resolve(over))) : over),
  });
  const callsNamed = (wanted: string) =>
    callsOf(page)
      .slice(from)
      .filter(({ name }) => name === wanted);
  const heard = (): Heard[] => callsNamed('speech.speak').map(({ input }) => input as Heard);
  const words = (): string =>
    heard()
      .map(({ text }) => text)
      .join('\n');
  return {
    heard,
    words,
    cuts: () => callsNamed('speech.cut').length,
    forget: () => {
      from = callsOf(page).length;
    },
    screenIsRead: (language = 'en') =>
      expect.poll(words).toContain(makeTexts(language, 'en').say('speech.howToGoOn')),
    hold: () => {
      holds = true;
    },
    letEnd: () => {
      holds = false;
      for (const end of waiting) end();
      waiting = [];
    },
  };
}
