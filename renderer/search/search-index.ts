import MiniSearch, { type Options } from 'minisearch';
import type { SearchEntry } from './entries.ts';
import { keptAs, withoutArticle, wordsOf } from './normalise.ts';
import {
  canBeMisspelt,
  type Document,
  FIELDS,
  type Hits,
  type How,
  inAll,
  inAny,
  wordHits,
} from './word-hits.ts';

/** What was found, by kind: what can be done here first, then the kind with the best hit. */
export type Found = {
  readonly groups: readonly FoundGroup[];
  /** Nothing has all the words: these have some of them. */
  readonly nearly: boolean;
};
export type FoundGroup = {
  readonly kind: SearchEntry['kind'];
  readonly hits: readonly SearchEntry[];
  /** How many more of this kind there are. */
  readonly more: number;
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
/** Whether a word stands for too much yet: for one alone only titles are looked through. Two Chinese characters are a word. */
const isShort = (word: string): boolean => word.length < (/^\p{Script=Han}/u.test(word) ? 2 : SHORT);
const MOST_OF_A_KIND = 5;
/** A service that fits this much worse than the best hit does not come before it. */
const FAR_WORSE = 0.05;
const NOTHING: Found = { groups: [], nearly: false };

const OPTIONS: Options<Document> = {
  idField: 'at',
  fields: FIELDS,
  tokenize: wordsOf,
  processTerm: keptAs,
};

/** Makes the index of these entries, a little at a time, so that the screen goes on meanwhile. */
export async function buildIndex(entries: readonly SearchEntry[]): Promise<SearchIndex> {
  const engine = new MiniSearch<Document>(OPTIONS);
  await engine.addAllAsync(documentsOf(entries), { chunkSize: 40 });
  return indexOver(engine, entries);
}

/** An index that was serialised before, over the same entries; null when the text is not one. */
export function loadIndex(serialised: string, entries: readonly SearchEntry[]): SearchIndex | null {
  try {
    const engine = MiniSearch.loadJSON<Document>(serialised, OPTIONS);
    return engine.documentCount === entries.length ? indexOver(engine, entries) : null;
  } catch {
    return null;
  }
}

const documentsOf = (entries: readonly SearchEntry[]): Document[] =>
  entries.map((entry, at) => ({ ...entry, at }));

function indexOver(engine: MiniSearch<Document>, entries: readonly SearchEntry[]): SearchIndex {
  const hitsOf = wordHits(engine);
  return {
    serialise: () => JSON.stringify(engine),
    find: (typed, mostOfAKind = MOST_OF_A_KIND) => {
      const words = queryOf(typed);
      if (words.length === 0) return NOTHING;
      for (const { nearly, looked, combined } of LADDER) {
        const asked = looked(words);
        if (asked.length === 0) continue;
        const hits = combined(
          asked.map(({ word, how, orMisspelt }) =>
            orMisspelt ? inAny([hitsOf(word, how), hitsOf(word, 'misspelt')]) : hitsOf(word, how),
          ),
        );
        if (hits.size > 0) return { groups: grouped(hits, entries, mostOfAKind), nearly };
      }
      return NOTHING;
    },
  };
}

/** The words looked for. A last word of which there is hardly anything yet waits, when there are others. */
function queryOf(typed: string): readonly string[] {
  const words = wordsOf(typed.slice(0, MOST_CHARACTERS)).slice(0, MOST_WORDS).map(withoutArticle);
  const last = words.at(-1);
  const waits = words.length > 1 && last !== undefined && isShort(last);
  return [...new Set(waits ? words.slice(0, -1) : words)];
}

/** Cheap and strict first: each step is taken only when those before have found nothing. */
const LADDER: readonly Step[] = [
  { nearly: false, looked: beginnings, combined: inAll },
  { nearly: false, looked: inWholeTexts, combined: inAll },
  { nearly: false, looked: withTypos, combined: inAll },
  { nearly: true, looked: begunOtherwise, combined: inAll },
  { nearly: true, looked: (words) => (words.length > 1 ? withTypos(words) : []), combined: inAny },
];

type Step = {
  readonly nearly: boolean;
  /** What is asked of each word; nothing where the step is none for them. */
  readonly looked: (words: readonly string[]) => readonly Asked[];
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

/** A word as it was typed, or one that is like it. */
function withTypos(words: readonly string[]): Asked[] {
  return words.map((word) => ({ word, how: 'head', orMisspelt: canBeMisspelt(word) }));
}

/** The beginning of a word with a typo in it is like no whole word yet: what comes before the typo may be. */
function begunOtherwise(words: readonly string[]): Asked[] {
  const last = words.at(-1) ?? '';
  if (last.length <= SHORT || !/^\p{L}/u.test(last)) return [];
  return beginnings([...words.slice(0, -1), last.slice(0, Math.max(SHORT, last.length - 2))]);
}

function grouped(scores: Hits, entries: readonly SearchEntry[], mostOfAKind: number): readonly FoundGroup[] {
  const hits = [...scores].sort(([, one], [, other]) => other - one);
  const best = hits[0]?.[1] ?? 0;
  const groups = new Map<SearchEntry['kind'], { hits: SearchEntry[]; more: number; best: number }>();
  for (const [id, score] of hits) {
    const entry = entries[id];
    if (!entry) continue;
    const group = groups.get(entry.kind) ?? { hits: [], more: 0, best: score };
    groups.set(entry.kind, group);
    if (group.hits.length < mostOfAKind) group.hits.push(entry);
    else group.more += 1;
  }
  const rank = (kind: string, score: number): number =>
    kind === 'service' && score >= best * FAR_WORSE ? Number.POSITIVE_INFINITY : score;
  return [...groups]
    .map(([kind, group]) => ({ kind, ...group }))
    .sort((one, other) => rank(other.kind, other.best) - rank(one.kind, one.best))
    .map(({ kind, hits: shown, more }) => ({ kind, hits: shown, more }));
}
