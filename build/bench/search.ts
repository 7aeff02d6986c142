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
 * directly with the same entries and the same text, once by the clock and once as processor time, which other programs do
 * not lengthen; an index read from text, against the library reading its own; and how long the screen stands still at
 * most while an index is made, against MiniSearch adding all at once.
 */
export async function searchFigures(): Promise<Figure[]> {
  const keys: Times = { ours: [], baseline: [] };
  const sentences: Times = { ours: [], baseline: [] };
  const busySentences: Times = { ours: [], baseline: [] };
  const busy: Times = { ours: [], baseline: [] };
  const loads: Times = { ours: [], baseline: [] };
  const still: Times = { ours: [], baseline: [] };
  for (const language of Object.keys(LETTERS_OF)) {
    const entries = entriesIn(language);
    const { made: index, longest } = await longestStill(() => buildIndex(entries, language));
    still.ours.push(longest);
    const direct = new MiniSearch({ idField: 'at', fields: [...FIELDS] });
    const documents = entries.map((entry, at) => ({ ...entry, at }));
    still.baseline.push(timed(() => direct.addAll(documents)).clock);
    for (const typed of typings(entries)) {
      const ours = timed(() => index.find(typed));
      const baseline = timed(() => direct.search(typed, { prefix: true, fuzzy: 0.2, combineWith: 'AND' }));
      keys.ours.push(ours.clock);
      keys.baseline.push(baseline.clock);
      busy.ours.push(ours.processor);
      busy.baseline.push(baseline.processor);
    }
    const sentencesTyped = sentencesOf(entries);
    // One after the other: what the library leaves to be cleaned up is not counted as ours.
    for (const typed of sentencesTyped) {
      const ours = timed(() => index.find(typed));
      sentences.ours.push(ours.clock);
      busySentences.ours.push(ours.processor);
    }
    for (const typed of sentencesTyped.filter((_, at) => at % EVERY === 0)) {
      const baseline = timed(() => direct.search(typed, { prefix: true, combineWith: 'OR' }));
      sentences.baseline.push(baseline.clock);
      busySentences.baseline.push(baseline.processor);
    }
    const [kept, keptDirect] = [index.serialise(), JSON.stringify(direct)];
    for (let round = 0; round < 5; round += 1) {
      loads.ours.push(timed(() => loadIndex(kept, entries, language)).clock);
      loads.baseline.push(
        timed(() => MiniSearch.loadJSON(keptDirect, { idField: 'at', fields: [...FIELDS] })).clock,
      );
    }
  }
  return [
    figure('search, one key (p99, 10,000 entries, 4 languages)', keys, 0.99, 'under 16 ms'),
    figure('search, one key, processor time (p99)', busy, 0.99, 'under 16 ms'),
    figure('search, one key of a sentence (p99)', sentences, 0.99, 'under 16 ms'),
    figure('search, one key of a sentence, processor time (p99)', busySentences, 0.99, 'under 16 ms'),
    figure('search, one key (median)', keys, 0.5, 'no aim'),
    figure('search index loaded (median, 10,000 entries)', loads, 0.5, 'under 100 ms'),
    figure('screen still while a search index is made (longest)', still, 1, 'under 50 ms'),
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

/** Milliseconds by the clock and of the processor; the latter also for what the engine cleans up at the same time. */
function timed(work: () => unknown): { readonly clock: number; readonly processor: number } {
  const before = process.cpuUsage();
  const begun = performance.now();
  work();
  const clock = performance.now() - begun;
  const { user, system } = process.cpuUsage(before);
  return { clock, processor: (user + system) / 1_000 };
}

/** The longest time in which nothing else could be done while something was made. */
async function longestStill<Made>(
  make: () => Promise<Made>,
): Promise<{ readonly made: Made; readonly longest: number }> {
  let last = performance.now();
  let longest = 0;
  const beat = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(beat, 1);
  try {
    const made = await make();
    beat();
    return { made, longest };
  } finally {
    clearInterval(timer);
  }
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
    also: '',
    body: some(20),
  }));
}

const SENTENCES_TYPED = 4;
/** The library needs so long for a sentence that it is not asked at every key. */
const EVERY = 7;
const LONGEST_SENTENCE = 200;

/** Sentences of the words of entries, typed key by key. */
function sentencesOf(entries: readonly SearchEntry[]): string[] {
  return entries.slice(0, SENTENCES_TYPED).flatMap(({ title, body, detail }) => {
    const characters = [...`${detail} ${title} ${body}`].slice(0, LONGEST_SENTENCE);
    return characters.map((_, until) => characters.slice(0, until + 1).join(''));
  });
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
