import type { ContentLists } from '../../../domain/content/index.ts';
import { foldLetters } from '../../../domain/letters/index.ts';
import { LocalizedText } from '../../../domain/text/index.ts';
import { entriesOf } from './merge.ts';

/** Finds the place that a location's words name, in any language: alone, or before the address (`Town hall, 1 Mill Square`). */
export function placeNamed(lists: ContentLists): (words: string) => string | undefined {
  const ids = new Map<string, string | null>();
  for (const { id, name } of entriesOf(lists, 'places')) {
    const names = LocalizedText.safeParse(name);
    // A name that two places have names none of them.
    for (const words of new Set(Object.values(names.data ?? {}).map(folded)))
      ids.set(words, ids.has(words) ? null : id);
  }
  return (words) => ids.get(folded(words)) ?? ids.get(folded(words.split(/[,;\n(]/)[0] ?? '')) ?? undefined;
}

const folded = (words: string): string => foldLetters(words).replace(/\s+/g, ' ').trim();
