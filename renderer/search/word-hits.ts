import type { Hits } from './relevance.ts';
import type { Likeness, WordIndex } from './word-index.ts';

/** How a word is looked for. */
export type How =
  | 'title'
  | 'head'
  | 'begun-anywhere'
  | 'anywhere'
  | 'within'
  | 'other-form'
  | 'misspelt'
  | 'stem'
  | 'alike';

const TITLE = [4, 0, 0, 0, 0];
export const HEAD: readonly number[] = [4, 2.5, 1.5, 1, 0];
const ALL = [4, 2.5, 1.5, 1, 1];
const OPTIONS_OF: Readonly<Record<How, readonly [Likeness, readonly number[]]>> = {
  title: ['begins', TITLE],
  head: ['begins', HEAD],
  'begun-anywhere': ['begins', ALL],
  anywhere: ['same', ALL],
  within: ['within', HEAD],
  'other-form': ['other-form', HEAD],
  misspelt: ['misspelt', HEAD],
  stem: ['stem', ALL],
  alike: ['alike', HEAD],
};

/** Words looked for a moment ago: while the next one of a sentence is typed, those before are not looked for again. */
const MOST_KEPT = 256;

/** Looks for one word at a time and keeps the latest. */
export function wordHits(index: WordIndex): (word: string, how: How) => Hits {
  const kept = new Map<string, Hits>();
  return (word, how) => {
    const name = `${how} ${word}`;
    const hits = kept.get(name) ?? index.hits(word, ...OPTIONS_OF[how]);
    kept.delete(name);
    kept.set(name, hits);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return hits;
  };
}

/** Numbers and short words are like too many others to be misspelt. */
export const canBeMisspelt = (word: string): boolean => word.length > 3 && !/^\d/.test(word);

/** Words of at least so many letters have other forms and are parts of others. */
export const hasOtherForms = (word: string): boolean => word.length > 3 && /^\p{L}/u.test(word);

/** The same hits, so much worse. */
export const lessened = ({ places, scores }: Hits, by: number): Hits => ({
  places,
  scores: scores.map((score) => score * by),
});

/** What has every word. */
export function inAll(hits: readonly Hits[]): Hits {
  const [fewest, ...others] = [...hits].sort((one, other) => one.places.length - other.places.length);
  if (!fewest || others.length === 0) return fewest ?? { places: [], scores: new Float64Array() };
  const scores = new Float64Array(fewest.scores.length);
  const places = fewest.places.filter((place) => {
    let sum = fewest.scores[place] ?? 0;
    for (const other of others) {
      const score = other.scores[place] ?? 0;
      if (score === 0) return false;
      sum += score;
    }
    scores[place] = sum;
    return true;
  });
  return { places, scores };
}

/** What has some of the words: with more of them it comes first. */
export function inAny(hits: readonly Hits[]): Hits {
  const [only] = hits;
  if (only && hits.length === 1) return only;
  const scores = new Float64Array(hits[0]?.scores.length ?? 0);
  const places: number[] = [];
  for (const one of hits)
    for (const place of one.places) {
      const before = scores[place] ?? 0;
      if (before === 0) places.push(place);
      scores[place] = before + (one.scores[place] ?? 0);
    }
  return { places, scores };
}

/** More than so many things that have only some of the words need not be put in order. */
const ENOUGH = 4_000;

/** The same for the rarest of the words: those that are nearly everywhere say little. */
export function inAnyOfRarest(hits: readonly Hits[]): Hits {
  const rarest = hits
    .filter(({ places }) => places.length > 0)
    .sort((one, other) => one.places.length - other.places.length);
  let sum = 0;
  return inAny(
    rarest.filter(({ places }, at) => {
      sum += places.length;
      return at === 0 || sum <= ENOUGH;
    }),
  );
}
