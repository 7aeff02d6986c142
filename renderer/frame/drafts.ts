import type { Screen } from '../../domain/ipc/index.ts';

/** What is typed and chosen on the screens of one subject before it goes to main. */
export type DraftOf<Content extends object> = {
  readonly empty: Content;
  /** Whether it is kept when a screen of this kind comes. */
  readonly staysOn: (kind: Screen['kind']) => boolean;
};

/** The drafts of one session: kept while it lasts, so that changing the language loses nothing; forgotten with it. */
export type Drafts = ReadonlyMap<DraftOf<object>, object>;

export type TypeInto = <Content extends object>(of: DraftOf<Content>, change: Partial<Content>) => void;

export const NO_DRAFTS: Drafts = new Map();

/** One draft among all; empty before anything was typed. */
export const draftIn = <Content extends object>(drafts: Drafts, of: DraftOf<Content>): Content =>
  // Only withDraft puts anything in, under its own key.
  (drafts.get(of) ?? of.empty) as Content;

export const withDraft = <Content extends object>(
  drafts: Drafts,
  of: DraftOf<Content>,
  change: Partial<Content>,
): Drafts => new Map(drafts).set(of, { ...draftIn(drafts, of), ...change });

/** What stays of the drafts when a screen of this kind comes. */
export const draftsOnScreen = (drafts: Drafts, kind: Screen['kind']): Drafts =>
  new Map([...drafts].filter(([{ staysOn }]) => staysOn(kind)));

/** Most drafts last until the resident is home again, or stands before an account that is found. */
export const untilHome = (kind: Screen['kind']): boolean => !['home', 'holder', 'attract'].includes(kind);
