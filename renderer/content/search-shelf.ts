import type { Content } from '../../domain/content/index.ts';
import type { LanguageTag } from '../../domain/text/index.ts';
import type { ServiceDefinition } from '../../domain/town/index.ts';
import { createLate } from '../late/index.ts';
import type { EntriesOf, SearchIndex } from '../search/index.ts';

/** What an index is made by. */
export const indexing = createLate(async () => (await import('./index-of.ts')).indexOf);

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
      const known = kept.get(name) ?? made({ services, content, language, fallback, today });
      kept.delete(name);
      kept.set(name, known);
      const [oldest] = kept.keys();
      if (kept.size > MOST && oldest !== undefined) kept.delete(oldest);
      return known;
    },
  };
}

const made = async (of: EntriesOf): Promise<SearchIndex> => (await indexing.load())(of);
