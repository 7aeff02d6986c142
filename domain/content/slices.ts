import { CONTENT_LISTS, type Content } from './content.ts';
import type { ContentSlice } from './content-slice.ts';
import { noContent } from './no-content.ts';

/** What can be looked up, by its version. */
export type CurrentContent = { readonly version: number; readonly content: Content };

/** The number of characters of JSON in one slice: a few milliseconds of work for the receiver. */
const SLICE_CHARACTERS = 100_000;
const SAMPLES = 8;

/** The content in slices that are small enough to be handed over without anybody noticing, made one by one. */
export function slicesOf(content: Content): readonly (() => ContentSlice)[] {
  return CONTENT_LISTS.flatMap((list): (() => ContentSlice)[] => {
    const whole = content[list];
    if (!Array.isArray(whole)) return [() => ({ [list]: whole })];
    const each = itemsIn(whole);
    const count = Math.ceil(whole.length / each);
    return Array.from({ length: count }, (_, at) => () => ({
      [list]: whole.slice(at * each, (at + 1) * each),
    }));
  });
}

/** How many items of a list make a slice, by the length of a few of them. */
function itemsIn(list: readonly unknown[]): number {
  const every = Math.max(1, Math.floor(list.length / SAMPLES));
  const samples = list.filter((_, at) => at % every === 0).slice(0, SAMPLES);
  return Math.max(1, Math.floor((SLICE_CHARACTERS * samples.length) / (JSON.stringify(samples).length + 1)));
}

/** The content that was made into these slices. */
export function joinSlices(slices: readonly ContentSlice[]): Content {
  const joined: Record<string, unknown> = noContent();
  for (const slice of slices) {
    for (const [list, part] of Object.entries(slice)) {
      const known = joined[list];
      if (!Array.isArray(known) || !Array.isArray(part)) joined[list] = part;
      else for (const item of part) known.push(item);
    }
  }
  // Whole lists and parts of them come out of the same type that they went into.
  return joined as Content;
}
