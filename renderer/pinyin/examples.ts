import type { Candidate } from './candidates.ts';
import type { Dictionary } from './dictionary.ts';

/**
 * A well-known word with a character in it, to tell it from the others that sound the same: 城市 for 市. Null for words, and where there
 * is none.
 */
export function exampleOf({ text, reading }: Candidate, dictionary: Dictionary): string | null {
  if ([...text].length !== 1) return null;
  let best: { readonly text: string; readonly weight: number } | null = null;
  for (const syllable of dictionary.syllables())
    for (const pair of [`${reading} ${syllable}`, `${syllable} ${reading}`])
      for (const word of dictionary.wordsOf(pair)) {
        if (best && word.weight <= best.weight) break;
        if (word.text.includes(text)) best = word;
      }
  return best?.text ?? null;
}
