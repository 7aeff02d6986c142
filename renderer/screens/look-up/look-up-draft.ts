import type { DraftOf } from '../../frame/index.ts';

type LookUpDraft = {
  readonly typed: string;
  /** The kind of which all that was found is shown. */
  readonly allOf: string | null;
  readonly placeKind: string | null;
  /** The month of events, such as `2026-12`; null for the present one. */
  readonly month: string | null;
  /** The question whose answer is open. */
  readonly question: string | null;
  readonly taking: 'ways' | 'email' | null;
};

/** How a visitor looks things up. */
export const lookUpDraft: DraftOf<LookUpDraft> = {
  empty: { typed: '', allOf: null, placeKind: null, month: null, question: null, taking: null },
  staysOn: (kind) => kind === 'look-up' || kind === 'language',
};
