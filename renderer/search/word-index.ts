import SearchableMap from 'minisearch/SearchableMap';
import { z } from 'zod';
import { type Alike, alikeWords } from './alike-words.ts';
import type { SearchEntry } from './entries.ts';
import { type Fields, type Hits, partScores, relevance } from './relevance.ts';

/** Which texts of an entry have a word: in each field the entry's place and how often it stands there, in turn. */
const Postings = z.array(z.array(z.number()));
type Postings = z.infer<typeof Postings>;
const Kept = z.object({
  lengths: z.array(z.array(z.number())),
  words: z.record(z.string(), Postings),
  marked: z.record(z.string(), Postings),
});
type Kept = z.infer<typeof Kept>;

/** How a word is compared with those there are. */
export type Likeness = 'same' | 'begins' | 'within' | 'other-form' | 'misspelt' | 'stem' | 'alike';

/** The words of the entries and where they stand. Scores as BM25 does, so that the same things come first as in MiniSearch. */
export type WordIndex = {
  readonly add: (entry: SearchEntry) => void;
  /** Prepares what likeness needs, step by step; else the first word that is compared so waits for all of it. */
  readonly prepare: () => Generator<void>;
  readonly knows: (word: string) => boolean;
  readonly hits: (word: string, likeness: Likeness, fields: Fields) => Hits;
  /** The same for a word with its accents, which is compared with words that have them too. */
  readonly markedHits: (word: string, fields: Fields) => Hits;
  readonly count: () => number;
  readonly kept: () => Kept;
};

/** How a text becomes the words under which its entry is kept. */
export type Words = {
  readonly of: (text: string) => readonly string[];
  readonly keptAs: (word: string) => readonly string[];
  /** Other spellings of its words, under which it is kept too. */
  readonly otherwise: (text: string) => readonly string[];
  readonly marked: (text: string) => readonly string[];
  /** How what people look for by its name sounds, where they type it so. */
  readonly sounds: (text: string) => readonly string[];
};

const FIELD_NAMES = ['title', 'keywords', 'detail', 'also', 'body'] as const;
const KEYWORDS = 1;
const BODY = 4;

/** An index with nothing in it, or with what was kept of another. */
export function wordIndex(
  { of, keptAs, otherwise, marked, sounds }: Words,
  kept: Kept = { lengths: [], words: {}, marked: {} },
): WordIndex {
  const lengths = kept.lengths;
  const words = new SearchableMap<Postings>();
  const withMarks = new SearchableMap<Postings>();
  for (const word of Object.keys(kept.words)) words.set(word, kept.words[word] ?? []);
  for (const word of Object.keys(kept.marked)) withMarks.set(word, kept.marked[word] ?? []);
  let vocabulary: readonly string[] | null = null;
  let alike: ((word: string) => Alike) | null = null;
  let rank = relevance(lengths);

  const add = (entry: SearchEntry): void => {
    const place = lengths.length;
    lengths.push(
      FIELD_NAMES.map((name, field) => {
        const found = of(entry[name]);
        for (const word of found) for (const form of keptAs(word)) note(words, form, field, place);
        if (field !== BODY) {
          for (const word of otherwise(entry[name])) note(words, word, field, place);
          for (const word of marked(entry[name])) note(withMarks, word, field, place);
        }
        if (field <= KEYWORDS) for (const word of sounds(entry[name])) note(words, word, field, place);
        return new Set(found).size;
      }),
    );
    vocabulary = null;
    alike = null;
    rank = relevance(lengths);
  };
  const prepare = function* (): Generator<void> {
    if (alike === null) alike = yield* alikeWords([...words.keys()]);
  };
  const like = function* (word: string, likeness: Likeness): Generator<readonly [string, number, Postings]> {
    if (likeness === 'misspelt') {
      const most = Math.min(2, Math.round(word.length * 0.2));
      for (const [term, [postings, distance]] of words.fuzzyGet(word, most).entries())
        if (distance > 0) yield [term, partScores.misspelt(term, distance), postings];
    } else if (likeness === 'within') {
      vocabulary ??= [...words.keys()];
      for (const term of vocabulary)
        if (term.includes(word)) yield [term, partScores.within(term, word), words.get(term) ?? []];
    } else if (likeness === 'alike') {
      for (const _ of prepare());
      for (const [term, share] of alike?.(word) ?? []) yield [term, share, words.get(term) ?? []];
    } else if (likeness === 'stem') {
      const stem = stemOf(word);
      if (stem.length < SHORTEST_STEM) yield [word, 1, words.get(word) ?? []];
      else
        for (const [term, postings] of words.atPrefix(stem))
          if (haveOneStem(word, term)) yield [term, term === word ? 1 : partScores.sameStem, postings];
    } else if (likeness === 'other-form') {
      for (const [term, postings] of words.atPrefix(stemOf(word)))
        if (term.length <= word.length + LONGER_FORM) yield [term, partScores.otherForm, postings];
    } else if (likeness === 'begins') {
      for (const [term, postings] of words.atPrefix(word))
        yield [term, partScores.begins(term, word), postings];
    } else yield [word, 1, words.get(word) ?? []];
  };
  return {
    add,
    prepare,
    knows: (word) => words.has(word),
    hits: (word, likeness, fields) => rank(like(word, likeness), fields),
    markedHits: (word, fields) =>
      rank(
        [...withMarks.atPrefix(word)].map(([term, postings]) => [
          term,
          partScores.begins(term, word),
          postings,
        ]),
        fields,
      ),
    count: () => lengths.length,
    kept: () => ({ lengths, words: Object.fromEntries(words), marked: Object.fromEntries(withMarks) }),
  };
}

/** What was kept of an index, or null when it is not that. */
export function keptIndex(text: string): Kept | null {
  try {
    return Kept.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Another form of a word is hardly longer than so many letters more. */
const LONGER_FORM = 2;

/** What stays of a word in its other forms: endings are as long as the word allows. */
const stemOf = (word: string): string =>
  word.slice(0, word.length - (word.length > 7 ? 3 : word.length > 5 ? 2 : 1));

/** Shorter stems say nothing of a word. */
const SHORTEST_STEM = 3;

function haveOneStem(word: string, term: string): boolean {
  if (term.startsWith(word)) return true;
  return stemOf(term).startsWith(stemOf(word)) && term.length <= word.length + 2 * LONGER_FORM;
}

function note(map: SearchableMap<Postings>, word: string, field: number, place: number): void {
  const postings = map.fetch(word, () => FIELD_NAMES.map(() => []));
  const list = postings[field];
  if (!list) return;
  if (list.at(-2) === place) list.push((list.pop() ?? 0) + 1);
  else list.push(place, 1);
}
