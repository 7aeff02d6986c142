import { type Cuts, type PieceAt, spelled } from './cut.ts';
import type { Dictionary } from './dictionary.ts';

/** Words one after the other that whole syllables stand for together. */
export type Sentence = { readonly text: string; readonly letters: number; readonly reading: string };

const MOST_SYLLABLES = 4;
/** The weight of all words together: a word's share of it is how likely it comes next. */
const ALL_WEIGHTS = 38;

type Way = { readonly rank: number; readonly text: string; readonly reading: string };

/** The likeliest words that stand for all the letters, each by itself; null where some letters are no whole syllable. */
export function sentence(cuts: Cuts, dictionary: Dictionary): Sentence | null {
  const best: (Way | undefined)[] = [];
  best[cuts.end] = { rank: 0, text: '', reading: '' };
  for (let place = cuts.end - 1; place >= 0; place -= 1) {
    for (const pieces of wholeFrom(cuts, place, MOST_SYLLABLES)) {
      const reading = pieces.map(({ letters }) => spelled(letters)).join(' ');
      const [word] = dictionary.wordsOf(reading);
      const rest = best[pieces.at(-1)?.next ?? -1];
      if (!word || !rest) continue;
      const rank = word.weight - ALL_WEIGHTS + rest.rank;
      const before = best[place];
      if (before && before.rank >= rank) continue;
      best[place] = { rank, text: word.text + rest.text, reading: `${reading} ${rest.reading}`.trim() };
    }
  }
  const [way] = best;
  return way ? { text: way.text, reading: way.reading, letters: cuts.end } : null;
}

function* wholeFrom(cuts: Cuts, place: number, most: number): Generator<readonly PieceAt[]> {
  for (const piece of cuts.at(place)) {
    if (!piece.isWhole) continue;
    yield [piece];
    if (most > 1) for (const more of wholeFrom(cuts, piece.next, most - 1)) yield [piece, ...more];
  }
}
