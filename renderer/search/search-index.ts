import type { LanguageTag } from '../../domain/text/index.ts';
import type { SearchEntry } from './entries.ts';
import { fused } from './fused.ts';
import { type FoundGroup, grouped } from './grouped.ts';
import { inOrder } from './in-order.ts';
import { keptAs, markedWordsOf, otherwiseSpelled, withoutArticle, wordsOf } from './normalise.ts';
import { questionWords } from './question-words.ts';
import type { Hits } from './relevance.ts';
import {
  canBeMisspelt,
  HEAD,
  type How,
  hasOtherForms,
  inAll,
  inAny,
  inAnyOfRarest,
  lessened,
  wordHits,
} from './word-hits.ts';
import { keptIndex, type WordIndex, wordIndex } from './word-index.ts';

/** What was found, by kind: what can be done here first, then the kind with the best hit. */
export type Found = {
  readonly groups: readonly FoundGroup[];
  /** Nothing has all the words: these have some of them. */
  readonly nearly: boolean;
};
export type SearchIndex = {
  /** What fits the words typed so far, at most this many of a kind. Any text is fine; of a long one the beginning counts. */
  readonly find: (typed: string, mostOfAKind?: number) => Found;
  /** The index as text, for `loadIndex`. */
  readonly serialise: () => string;
};

const MOST_CHARACTERS = 200;
/** Of a longer text the first words count: nobody asks in more of them, and what is kept of each has to last from key to key. */
const MOST_WORDS = 60;
/** How many of the best hits a sentence shows at first. */
const MOST_IN_SENTENCE = 10;
/** So many times better is a place when somebody asks when it is open. */
const FOR_ITS_HOURS = 10;
/** What people ask for in whole sentences: rather what they can do or read here than who does it, or what was in the news. */
const ASKED_FOR: Readonly<Record<SearchEntry['kind'], number>> = {
  service: 1.06,
  question: 1.06,
  page: 1.04,
  place: 1.03,
  form: 1,
  announcement: 0.98,
  department: 0.97,
  news: 0.95,
  event: 0.95,
  person: 0.9,
};
const PLACE_FOR_ITS_HOURS = 1.15;
const SHORT = 3;
const isHan = (word: string): boolean => /^\p{Script=Han}/u.test(word);
/** Whether a word stands for too much yet: for one alone only titles are looked through. A Chinese character says enough. */
const isShort = (word: string): boolean => word.length < SHORT && !isHan(word);
const MOST_OF_A_KIND = 5;
/** So many times better is what has a word with the very accents that were typed. */
const WITH_ITS_ACCENTS = 10;
/** How much other forms of the words count. */
const IN_OTHER_FORM = 0.4;
/** When no more than so many things fit, those with other forms of the words are shown too. */
const FEW = 5;
/** A word that so many have is looked for as it is. */
const MANY = 300;
const NOTHING: Found = { groups: [], nearly: false };
const WORDS = { of: wordsOf, keptAs, otherwise: otherwiseSpelled, marked: markedWordsOf };
/** How a text sounds, as people type it who write by its sound. */
export type Sounds = (text: string) => readonly string[];
const SILENT: Sounds = () => [];
/** So long the screen may stand still, well below what anybody notices. */
const SLICE_MS = 8;

/** Makes the index of these entries, a little at a time, so that the screen keeps working. */
export async function buildIndex(
  entries: readonly SearchEntry[],
  language: LanguageTag,
  sounds: Sounds = SILENT,
): Promise<SearchIndex> {
  const index = wordIndex({ ...WORDS, sounds });
  let begun = performance.now();
  for (const _ of makeIndex(index, entries)) {
    if (performance.now() - begun < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    begun = performance.now();
  }
  return searchOver(index, entries, language);
}

function* makeIndex(index: WordIndex, entries: readonly SearchEntry[]): Generator<void> {
  for (const entry of entries) {
    index.add(entry);
    yield;
  }
  yield* index.prepare();
}

/** An index that was serialised before, over the same entries; null when the text is not one. */
export function loadIndex(
  serialised: string,
  entries: readonly SearchEntry[],
  language: LanguageTag,
): SearchIndex | null {
  const kept = keptIndex(serialised);
  if (kept?.lengths.length !== entries.length) return null;
  return searchOver(wordIndex({ ...WORDS, sounds: SILENT }, kept), entries, language);
}

function searchOver(index: WordIndex, entries: readonly SearchEntry[], language: LanguageTag): SearchIndex {
  const askedIn = questionWords(language);
  const hitsOf = wordHits(index);
  const hitsAsked = ({ word, hows }: Asked): Hits => inAny(hows.map((how) => hitsOf(word, how)));
  const count: Count = (word) => hitsOf(word, 'head').places.length;
  const otherForms = (words: readonly string[]): Hits =>
    lessened(inAll(inOtherForms(words, count).map(hitsAsked)), IN_OTHER_FORM);
  const kindAt = (place: number): SearchEntry['kind'] => entries[place]?.kind ?? 'page';
  const withPlacesFirst = ({ places, scores }: Hits): Hits => {
    const raised = scores.slice();
    for (const place of places)
      if (kindAt(place) === 'place') raised[place] = (raised[place] ?? 0) * FOR_ITS_HOURS;
    return { places, scores: raised };
  };
  /**
   * A sentence names what is meant in some of its words, in whatever form. Three rankings by all of them are fused: by the words as
   * they stand, by their stems, and by how they are written.
   */
  function inSentence(words: readonly string[], asksHours: boolean): Hits {
    const by = (hows: (word: string) => readonly How[]): Hits =>
      inAnyOfRarest(words.map((word) => hitsAsked({ word, hows: hows(word) })));
    const { places, scores } = fused([
      by(() => ['anywhere']),
      by(() => ['stem']),
      by((word) => (hasOtherForms(word) ? ['alike'] : ['head'])),
    ]);
    const weight = (kind: SearchEntry['kind']): number =>
      ASKED_FOR[kind] * (asksHours && kind === 'place' ? PLACE_FOR_ITS_HOURS : 1);
    for (const place of places) scores[place] = (scores[place] ?? 0) * weight(kindAt(place));
    return { places, scores };
  }
  return {
    serialise: () => JSON.stringify(index.kept()),
    find: (typed, mostOfAKind = MOST_OF_A_KIND) => {
      const looked = typed.slice(0, MOST_CHARACTERS);
      const { text, isSentence, asksHours } = askedIn(looked);
      const words = queryOf(text);
      if (words.length === 0) return NOTHING;
      if (isSentence) {
        const hits = inSentence(words, asksHours);
        return {
          groups:
            mostOfAKind > MOST_OF_A_KIND
              ? grouped(hits, entries, mostOfAKind, false)
              : inOrder(hits, entries, MOST_IN_SENTENCE),
          nearly: false,
        };
      }
      for (const step of LADDER) {
        const asked = step.looked(words, count);
        if (asked.length === 0) continue;
        const strict = step.combined(asked.map(hitsAsked));
        if (strict.places.length === 0) continue;
        const hits = strict.places.length > FEW || step.nearly ? strict : inAny([strict, otherForms(words)]);
        const marked = markedWordsOf(looked);
        const accented = marked.map((word) => index.markedHits(word, HEAD));
        const best = inFavourOf(accented, hits);
        const shown = asksHours ? withPlacesFirst(best) : best;
        return { groups: grouped(shown, entries, mostOfAKind, !asksHours), nearly: step.nearly };
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
  const words = wordsOf(typed).map(withoutArticle);
  const last = words.at(-1);
  const waits = words.length > 1 && last !== undefined && isShort(last);
  return [...new Set(waits ? words.slice(0, -1) : words)].slice(0, MOST_WORDS);
}

/** Cheap and strict first: each step is taken only when those before have found nothing. */
const LADDER: readonly Step[] = [
  { nearly: false, looked: beginnings, combined: inAll },
  { nearly: false, looked: inWholeTexts, combined: inAll },
  { nearly: false, looked: knownPairs, combined: inAll },
  { nearly: false, looked: inOtherForms, combined: inAll },
  { nearly: false, looked: withTypos, combined: inAll },
  { nearly: true, looked: begunOtherwise, combined: inAll },
  { nearly: true, looked: (words) => (words.length > 1 ? withTypos(words) : []), combined: inAnyOfRarest },
];

/** How many have a word, or one that begins so, other than in their whole text. */
type Count = (word: string) => number;
type Step = {
  readonly nearly: boolean;
  /** What is asked of each word; nothing where the step is none for them. */
  readonly looked: (words: readonly string[], count: Count) => readonly Asked[];
  readonly combined: (hits: readonly Hits[]) => Hits;
};
type Asked = { readonly word: string; readonly hows: readonly How[] };

function beginnings(words: readonly string[]): Asked[] {
  const how = words.length === 1 && words.every(isShort) ? 'title' : 'head';
  return words.map((word) => ({ word, hows: [how] }));
}

/** Whole texts are looked through for whole words, and for the one that is being typed. */
function inWholeTexts(words: readonly string[]): Asked[] {
  return words.map((word, at) => ({
    word,
    hows: [at === words.length - 1 && word.length > SHORT ? 'begun-anywhere' : 'anywhere'],
  }));
}

/** Of Chinese without spaces the pairs that are in no text are no words: they stand across two. */
function knownPairs(words: readonly string[], count: Count): Asked[] {
  if (!words.some(isHan)) return [];
  const known = words.filter((word) => !isHan(word) || count(word) > 0);
  return known.length < words.length ? beginnings(known) : [];
}

/** A word ends differently in other forms, and is a part of longer ones: "Ausweis" is in "Parkausweis". */
function inOtherForms(words: readonly string[], count: Count): Asked[] {
  if (!words.some(hasOtherForms)) return [];
  return words.map((word) => ({
    word,
    hows: hasOtherForms(word) && count(word) < MANY ? ['head', 'other-form', 'within'] : ['head'],
  }));
}

/** A word as it was typed, or one that is like it. */
function withTypos(words: readonly string[]): Asked[] {
  return words.map((word) => ({ word, hows: canBeMisspelt(word) ? ['head', 'misspelt'] : ['head'] }));
}

/**
 * The beginning of a word with a typo in it is like no whole word yet, and another form of a word may end otherwise:
 * of each word that is not there the longest beginning that is.
 */
function begunOtherwise(words: readonly string[], count: Count): Asked[] {
  const begun = words.map((word) => (count(word) > 0 ? word : longestBeginning(word, count)));
  return begun.every((word) => word !== null) ? beginnings(begun) : [];
}

function longestBeginning(word: string, count: Count): string | null {
  if (!/^\p{L}/u.test(word)) return null;
  const least = Math.max(SHORT, Math.ceil(word.length * 0.6));
  for (let length = word.length - 1; length >= least; length -= 1)
    if (count(word.slice(0, length)) > 0) return word.slice(0, length);
  return null;
}
