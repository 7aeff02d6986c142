import { samples } from '../screens/catalogue.ts';
import { showNextSample } from '../screens/show-sample.ts';
import { openScreens } from '../screens/testing/screens-app.ts';
import { wordsIn } from './human-time.ts';
import { textShown } from './text-shown.ts';

/** One language of each kind of writing. */
const LANGUAGES = { en: 'Latin letters', uk: 'Cyrillic letters', ar: 'Arabic letters', 'zh-Hans': 'Chinese' };

/** How many words the screens of a kind of writing have. */
export type WordsOfScreens = {
  readonly writing: string;
  readonly language: string;
  readonly screens: readonly { readonly name: string; readonly words: number }[];
};

/** Counts the words of every sample that residents see. */
export async function wordsOnScreens(): Promise<WordsOfScreens[]> {
  const app = await openScreens();
  const found: WordsOfScreens[] = [];
  try {
    await app.page.setViewportSize({ width: 1080, height: 1920 });
    for (const [language, writing] of Object.entries(LANGUAGES)) {
      const screens: { name: string; words: number }[] = [];
      for (const sample of samples.filter(({ hold }) => hold !== true)) {
        await showNextSample(app.page, app.address, sample, language);
        const text = await app.page.evaluate(textShown, null);
        screens.push({ name: sample.name, words: wordsIn(text, language) });
      }
      found.push({ writing, language, screens });
    }
    return found;
  } finally {
    await app.close();
  }
}
