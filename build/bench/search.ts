import MiniSearch from 'minisearch';
import { buildIndex, loadIndex, type SearchEntry } from '../../renderer/search/index.ts';
import { type Figure, milliseconds, quantile } from './measure.ts';
import { LETTERS_OF, wordsFrom } from './search-words.ts';

const ENTRIES = 10_000;
const TITLES_TYPED = 16;
const WORDS = 6_000;
const KINDS = ['service', 'department', 'person', 'place', 'page', 'question'] as const;

/**
 * Search over 10,000 entries in each of four languages: the time from a key to its results, against MiniSearch called
 * directly with the same entries and the same text; and an index read from text, against the library reading its own.
 */
export async function searchFigures(): Promise<Figure[]> {
  const keys: Times = { ours: [], baseline: [] };
  const loads: Times = { ours: [], baseline: [] };
  for (const language of Object.keys(LETTERS_OF)) {
    const entries = entriesIn(language);
    const index = await buildIndex(entries);
    const direct = new MiniSearch({ idField: 'at', fields: [...FIELDS] });
    direct.addAll(entries.map((entry, at) => ({ ...entry, at })));
    for (const typed of typings(entries)) {
      keys.ours.push(timed(() => index.find(typed)));
      keys.baseline.push(timed(() => direct.search(typed, { prefix: true, fuzzy: 0.2, combineWith: 'AND' })));
    }
    const [kept, keptDirect] = [index.serialise(), JSON.stringify(direct)];
    for (let round = 0; round < 5; round += 1) {
      loads.ours.push(timed(() => loadIndex(kept, entries)));
      loads.baseline.push(
        timed(() => MiniSearch.loadJSON(keptDirect, { idField: 'at', fields: [...FIELDS] })),
      );
    }
  }
  return [
    figure('search, one key (p99, 10,000 entries, 4 languages)', keys, 0.99, 'under 16 ms'),
    figure('search, one key (median)', keys, 0.5, 'no aim'),
    figure('search index loaded (median, 10,000 entries)', loads, 0.5, 'under 100 ms'),
  ];
}

type Times = { ours: number[]; baseline: number[] };
const FIELDS = ['title', 'keywords', 'detail', 'body'] as const;

function figure(what: string, times: Times, share: number, aim: string): Figure {
  const [ours, baseline] = [quantile(times.ours, share), quantile(times.baseline, share)];
  return {
    what,
    measured: milliseconds(ours),
    baseline: `${milliseconds(baseline)}, MiniSearch called directly`,
    ratio: ours / baseline,
    aim,
  };
}

function timed(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** A town of made-up words: few of them often, most of them seldom, as in a real language. */
function entriesIn(language: string): SearchEntry[] {
  const { pick, seldom } = wordsFrom(language, WORDS);
  const some = (count: number): string => Array.from({ length: count }, pick).join(' ');
  return Array.from({ length: ENTRIES }, (_, at) => ({
    kind: KINDS[at % KINDS.length] ?? 'page',
    id: `entry-${at}`,
    title: `${seldom()} ${some(2)}`,
    detail: some(6),
    keywords: some(2),
    body: some(20),
  }));
}

/** What is typed key by key: titles, every second one with two letters swapped. */
function typings(entries: readonly SearchEntry[]): string[] {
  const every = Math.floor(entries.length / TITLES_TYPED);
  return entries
    .filter((_, at) => at % every === 0)
    .flatMap(({ title }, at) => {
      const characters = [...(at % 2 === 0 ? title : title.replace(/(.{3})(.)(.)/u, '$1$3$2'))];
      return characters.map((_, until) => characters.slice(0, until + 1).join(''));
    });
}
