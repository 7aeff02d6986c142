/** What fits, and how well it fits by its place among all entries: 0 where it does not. */
export type Hits = { readonly places: readonly number[]; readonly scores: Float64Array };

/** What a hit in each field counts for: title, keywords, detail, also, body; 0 leaves a field out. */
export type Fields = readonly number[];
type Term = readonly [term: string, weight: number, postings: readonly (readonly number[])[]];

/** BM25+ with the values that MiniSearch takes: how much repetition counts, how much length, and the least for a hit. */
const REPETITION = 1.2;
const LENGTH = 0.7;
const LEAST = 0.5;

/** Scores what has any of some words. The lengths are the number of different words in each field of each entry. */
export function relevance(
  lengths: readonly (readonly number[])[],
): (terms: Iterable<Term>, fields: Fields) => Hits {
  let averages: readonly number[] | null = null;
  return (terms, fields) => {
    averages ??= averagesOf(lengths, fields.length);
    const scores = new Float64Array(lengths.length);
    const places: number[] = [];
    for (const [, weight, postings] of terms) {
      for (let field = 0; field < fields.length; field += 1) {
        const list = postings[field];
        const boost = (fields[field] ?? 0) * weight;
        if (!list || list.length === 0 || boost === 0) continue;
        const having = list.length / 2;
        const rarity = boost * Math.log(1 + (lengths.length - having + 0.5) / (having + 0.5));
        const average = averages[field] || 1;
        for (let at = 0; at < list.length; at += 2) {
          const place = list[at] ?? 0;
          const often = list[at + 1] ?? 0;
          const long = (lengths[place]?.[field] ?? 0) / average;
          const share = (often * (REPETITION + 1)) / (often + REPETITION * (1 - LENGTH + LENGTH * long));
          const before = scores[place];
          if (before === undefined) continue;
          if (before === 0) places.push(place);
          scores[place] = before + rarity * (LEAST + share);
        }
      }
    }
    return { places, scores };
  };
}

function averagesOf(lengths: readonly (readonly number[])[], fields: number): readonly number[] {
  return Array.from({ length: fields }, (_, field) => {
    let sum = 0;
    for (const one of lengths) sum += one[field] ?? 0;
    return sum / Math.max(1, lengths.length);
  });
}

/** How much a word counts that is not quite the one looked for: the less, the more it differs. */
export const partScores = {
  begins: (term: string, word: string): number => {
    const longer = term.length - word.length;
    return longer === 0 ? 1 : (0.375 * term.length) / (term.length + 0.3 * longer);
  },
  otherForm: 0.3,
  /** In a sentence every word is a form of another: the stem counts for more. */
  sameStem: 0.5,
  within: (term: string, word: string): number => (0.375 * word.length) / term.length,
  misspelt: (term: string, distance: number): number => (0.45 * term.length) / (term.length + distance),
};
