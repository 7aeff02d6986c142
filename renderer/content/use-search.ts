import { useContext, useEffect, useState } from 'react';
import { type LanguageTag, withoutRegion } from '../../domain/text/index.ts';
import type { SearchIndex } from '../search/index.ts';
import { ContentContext } from './content-context.ts';

/** At the latest after so long the index is made, also on a screen that is never idle. */
const LATEST_MS = 1_000;

/** The index in a language, made while the screen has nothing else to do; null until it is there. */
export function useSearch(written: LanguageTag, today: string): SearchIndex | null {
  const language = withoutRegion(written);
  const { shelf } = useContext(ContentContext);
  const [index, setIndex] = useState<SearchIndex | null>(null);
  useEffect(() => {
    setIndex(null);
    if (!shelf) return;
    let over = false;
    const handle = window.requestIdleCallback(
      () => {
        shelf.index(language, today).then(
          (made) => {
            if (!over) setIndex(made);
          },
          () => undefined,
        );
      },
      { timeout: LATEST_MS },
    );
    return () => {
      over = true;
      window.cancelIdleCallback(handle);
    };
  }, [shelf, language, today]);
  return index;
}
