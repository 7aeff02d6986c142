import { createContext, useContext } from 'react';
import { type Content, type CurrentContent, noContent } from '../../domain/content/index.ts';
import type { SearchShelf } from './search-shelf.ts';

/** What can be looked up, and the indexes over it. */
export type ContentHere = {
  readonly current: CurrentContent;
  readonly shelf: SearchShelf | null;
};

const NOTHING: ContentHere = { current: { version: 0, content: noContent() }, shelf: null };

export const ContentContext = createContext<ContentHere>(NOTHING);

/** What can be looked up now; nothing before main has told it. */
export const useContent = (): Content => useContext(ContentContext).current.content;
