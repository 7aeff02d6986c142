import type { Content } from '../../domain/content/index.ts';
import { type LanguageTag, languageOf } from '../../domain/text/index.ts';
import type { ServiceDefinition } from '../../domain/town/index.ts';
import { loadPinyin, type Readings, soundsOf } from '../pinyin/index.ts';
import {
  buildIndex,
  type EntriesOf,
  eachEntry,
  type SearchEntry,
  type SearchIndex,
} from '../search/index.ts';

/** The indexes over one content: made when a language is first asked for, and kept for the next who speaks it. */
export type SearchShelf = {
  readonly index: (language: LanguageTag, today: string) => Promise<SearchIndex>;
};

/** More languages than visitors use in a row; an index of a large town takes some megabytes. */
const MOST = 4;

export function createSearchShelf(
  content: Content,
  services: readonly ServiceDefinition[],
  fallback: LanguageTag,
): SearchShelf {
  const kept = new Map<string, Promise<SearchIndex>>();
  return {
    index: (language, today) => {
      const name = `${language} ${today}`;
      const known = kept.get(name) ?? indexOf({ services, content, language, fallback, today });
      kept.delete(name);
      kept.set(name, known);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return known;
    },
  };
}

/** So long the screen may stand still, well below what anybody notices. */
const SLICE_MS = 8;

async function indexOf(of: EntriesOf): Promise<SearchIndex> {
  const entries: SearchEntry[] = [];
  await littleByLittle(eachEntry(of), (entry) => entries.push(entry));
  if (!languageOf(of.language).keyboard.pinyin) return buildIndex(entries, of.language);
  const readings = await readingsOfWords();
  return buildIndex(entries, of.language, (text) => soundsOf(text, readings));
}

/** How Chinese words are read. Where that cannot be loaded, they are found as they are written. */
async function readingsOfWords(): Promise<Readings> {
  try {
    return await littleByLittle((await loadPinyin()).eachReading());
  } catch {
    return new Map();
  }
}

/** Goes through all steps without keeping the screen still, and returns what they come to. */
async function littleByLittle<Step, Result>(
  steps: Generator<Step, Result>,
  each: (step: Step) => void = () => undefined,
): Promise<Result> {
  let begun = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    each(step.value);
    if (performance.now() - begun < SLICE_MS) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    begun = performance.now();
  }
}
