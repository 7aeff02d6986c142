import type { SearchEntry } from './entries.ts';
import { type FoundGroup, grouped } from './grouped.ts';
import { keptAs, markedWordsOf, withoutArticle, wordsOf } from './normalise.ts';
import type { Hits } from './relevance.ts';
import { canBeMisspelt, HEAD, type How, inAll, inAny, wordHits } from './word-hits.ts';
import { keptIndex, type WordIndex, wordIndex } from './word-index.ts';

/** What was found, by kind: what can be done here first, then the kind with the best hit. */
export type Found = {
  readonly groups: readonly FoundGroup[];
  /** Nothing has all the words: these have some of them. */
  readonly nearly: boolean;
};
export type SearchIndex = {
  /** What fits the words typed so far, at most so many of a kind. Any text is fine; of a long one the beginning counts. */
  readonly find: (typed: string, mostOfAKind?: number) => Found;
  /** The index as text, for `loadIndex`. */
  readonly serialise: () => string;
};

const MOST_CHARACTERS = 80;
const MOST_WORDS = 8;
const SHORT = 3;
const isHan = (word: string): boolean => /^\p{Script=Han}/u.test(word);
/** Whether a word stands for too much yet: for one alone only titles are looked through. A Chinese character says enough. */
const isShort = (word: string): boolean => word.length < SHORT && !isHan(word);
const MOST_OF_A_KIND = 5;
/** So many times better is what has a word with the very accents that were typed. */
const WITH_ITS_ACCENTS = 3;
const NOTHING: Found = { groups: [], nearly: false };
const WORDS = { of: wordsOf, keptAs, marked: markedWordsOf };
/** So long the screen may stand still, well below what anybody notices. */
const SLICE_MS = 8;

/** Makes the index of these entries, a little at a time, so that the screen goes on meanwhile. */
export async function buildIndex(entries: readonly SearchEntry[]): Promise<SearchIndex> {
  const index = wordIndex(WORDS);
  let begun = performance.now();
  for (const entry of entries) {
    index.add(entry);
    if (performance.now() - begun < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    begun = performance.now();
  }
  return searchOver(index, entries);
}

/** An index that was serialised before, over the same entries; null when the text is not one. */
export function loadIndex(serialised: string, entries: readonly SearchEntry[]): SearchIndex | null {
  const kept = keptIndex(serialised);
  if (kept?.lengths.length !== entries.length) return null;
  return searchOver(wordIndex(WORDS, kept), entries);
}

function searchOver(index: WordIndex, entries: readonly SearchEntry[]): SearchIndex {
  const hitsOf = wordHits(index);
  const hitsAsked = ({ word, how, orMisspelt }: Asked): Hits =>
    orMisspelt ? inAny([hitsOf(word, how), hitsOf(word, 'misspelt')]) : hitsOf(word, how);
  const has = (word: string, how: How): boolean => hitsOf(word, how).places.length > 0;
  return {
    serialise: () => JSON.stringify(index.kept()),
    find: (typed, mostOfAKind = MOST_OF_A_KIND) => {
      const looked = typed.slice(0, MOST_CHARACTERS);
      const words = queryOf(looked);
      if (words.length === 0) return NOTHING;
      for (const step of LADDER) {
        const asked = step.looked(words, has);
        if (asked.length === 0) continue;
        const hits = step.combined(asked.map(hitsAsked));
        if (hits.places.length === 0) continue;
        const marked = markedWordsOf(looked).slice(0, MOST_WORDS);
        const accented = marked.map((word) => index.markedHits(word, HEAD));
        return { groups: grouped(inFavourOf(accented, hits), entries, mostOfAKind), nearly: step.nearly };
      }
      return NOTHING;
    },
  };
}

/** With accents more is meant than without: "chó" is a dog, "chợ" a market and "cho" neither. */
function inFavourOf(accented: readonly Hits[], { places, scores }: Hits): Hits {
  if (accented.every((hits) => hits.places.length === 0)) return { places, scores };
  const raised = scores.slice();
  for (const place of places)
    for (const hits of accented)
      if (hits.scores[place]) raised[place] = (raised[place] ?? 0) * WITH_ITS_ACCENTS;
  return { places, scores: raised };
}

/** The words looked for. A last word of which there is hardly anything yet waits, when there are others. */
function queryOf(typed: string): readonly string[] {
  const words = wordsOf(typed).slice(0, MOST_WORDS).map(withoutArticle);
  const last = words.at(-1);
  const waits = words.length > 1 && last !== undefined && isShort(last);
  return [...new Set(waits ? words.slice(0, -1) : words)];
}

/** Cheap and strict first: each step is taken only when those before have found nothing. */
const LADDER: readonly Step[] = [
  { nearly: false, looked: beginnings, combined: inAll },
  { nearly: false, looked: inWholeTexts, combined: inAll },
  { nearly: false, looked: knownPairs, combined: inAll },
  { nearly: false, looked: partsOfWords, combined: inAll },
  { nearly: false, looked: withTypos, combined: inAll },
  { nearly: true, looked: begunOtherwise, combined: inAll },
  { nearly: true, looked: (words) => (words.length > 1 ? withTypos(words) : []), combined: inAny },
];

type Has = (word: string, how: How) => boolean;
type Step = {
  readonly nearly: boolean;
  /** What is asked of each word; nothing where the step is none for them. */
  readonly looked: (words: readonly string[], has: Has) => readonly Asked[];
  readonly combined: (hits: readonly Hits[]) => Hits;
};
type Asked = { readonly word: string; readonly how: How; readonly orMisspelt?: boolean };

function beginnings(words: readonly string[]): Asked[] {
  const how = words.length === 1 && words.every(isShort) ? 'title' : 'head';
  return words.map((word) => ({ word, how }));
}

/** Whole texts are looked through for whole words, and for the one that is being typed. */
function inWholeTexts(words: readonly string[]): Asked[] {
  return words.map((word, at) => ({
    word,
    how: at === words.length - 1 && word.length > SHORT ? 'begun-anywhere' : 'anywhere',
  }));
}

/** Of Chinese without spaces the pairs that are in no text are no words: they stand across two. */
function knownPairs(words: readonly string[], has: Has): Asked[] {
  if (!words.some(isHan)) return [];
  const known = words.filter((word) => !isHan(word) || has(word, 'head'));
  return known.length < words.length ? beginnings(known) : [];
}

/** Long words are made of others in some languages: "Ausweis" is in "Parkausweis". */
function partsOfWords(words: readonly string[]): Asked[] {
  if (words.some(isHan)) return [];
  return words.map((word) => ({ word, how: word.length > SHORT ? 'within' : 'head' }));
}

/** A word as it was typed, or one that is like it. */
function withTypos(words: readonly string[]): Asked[] {
  return words.map((word) => ({ word, how: 'head', orMisspelt: canBeMisspelt(word) }));
}

/**
 * The beginning of a word with a typo in it is like no whole word yet, and another form of a word may end otherwise:
 * of each word that is not there the longest beginning that is.
 */
function begunOtherwise(words: readonly string[], has: Has): Asked[] {
  const begun = words.map((word) => (has(word, 'head') ? word : longestBeginning(word, has)));
  return begun.every((word) => word !== null) ? beginnings(begun) : [];
}

function longestBeginning(word: string, has: Has): string | null {
  if (!/^\p{L}/u.test(word)) return null;
  const least = Math.max(SHORT, Math.ceil(word.length * 0.6));
  for (let length = word.length - 1; length >= least; length -= 1)
    if (has(word.slice(0, length), 'head')) return word.slice(0, length);
  return null;
}
