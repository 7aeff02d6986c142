import type MiniSearch from 'minisearch';
import type { SearchOptions } from 'minisearch';
import type { SearchEntry } from './entries.ts';

export type Document = SearchEntry & { readonly at: number };
const HEAD = ['title', 'keywords', 'detail'];
export const FIELDS = [...HEAD, 'body'];

/** How a word is looked for. */
export type How = 'title' | 'head' | 'begun-anywhere' | 'anywhere' | 'misspelt';
/** What fits, by its place among the entries, and how well. */
export type Hits = ReadonlyMap<number, number>;

/** Words looked for a moment ago: while a second one is typed, the first is not looked for again. */
const MOST_KEPT = 24;

/** Looks for one word at a time and keeps the latest. */
export function wordHits(engine: MiniSearch<Document>): (word: string, how: How) => Hits {
  const kept = new Map<string, Hits>();
  return (word, how) => {
    const name = `${how} ${word}`;
    const hits = kept.get(name) ?? lookFor(engine, word, how);
    kept.delete(name);
    kept.set(name, hits);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return hits;
  };
}

function lookFor(engine: MiniSearch<Document>, word: string, how: How): Hits {
  const found = engine.search(word, { ...ALWAYS, ...OPTIONS_OF[how] });
  return new Map(found.map(({ id, score }) => [id, score]));
}

const ALWAYS: SearchOptions = {
  tokenize: (text) => [text],
  processTerm: (word) => word,
  boost: { title: 4, keywords: 2.5, detail: 1.5 },
  maxFuzzy: 2,
};

const OPTIONS_OF: Readonly<Record<How, SearchOptions>> = {
  title: { fields: ['title'], prefix: true },
  head: { fields: HEAD, prefix: true },
  'begun-anywhere': { fields: FIELDS, prefix: true },
  anywhere: { fields: FIELDS },
  misspelt: { fields: HEAD, fuzzy: 0.2 },
};

/** Numbers and short words are like too many others to be misspelt. */
export const canBeMisspelt = (word: string): boolean => word.length > 3 && !/^\d/.test(word);

/** What has every word. */
export function inAll(hits: readonly Hits[]): Hits {
  const [fewest, ...others] = [...hits].sort((one, other) => one.size - other.size);
  const all = new Map<number, number>();
  for (const [id, score] of fewest ?? []) {
    let sum = score;
    for (const other of others) sum += other.get(id) ?? Number.NaN;
    if (!Number.isNaN(sum)) all.set(id, sum);
  }
  return all;
}

/** What has some of the words: with more of them it comes first. */
export function inAny(hits: readonly Hits[]): Hits {
  const any = new Map<number, number>();
  for (const one of hits) for (const [id, score] of one) any.set(id, (any.get(id) ?? 0) + score);
  return any;
}
