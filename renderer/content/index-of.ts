import { languageOf } from '../../domain/text/index.ts';
import { loadPinyin, type Readings, soundsOf } from '../pinyin/index.ts';
import {
  buildIndex,
  type EntriesOf,
  eachEntry,
  type SearchEntry,
  type SearchIndex,
} from '../search/index.ts';

/** So long the screen may stand still, well below what anybody notices. */
const SLICE_MS = 8;

/** The index over a content in one language, made while the screen keeps working. */
export async function indexOf(of: EntriesOf): Promise<SearchIndex> {
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
