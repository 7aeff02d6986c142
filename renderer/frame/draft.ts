import type { Answers, GroupItem } from '../../domain/form/index.ts';

/** What is being typed. Kept while a session lasts, so that changing the language loses nothing; forgotten with it. */
export type Draft = {
  readonly accountNumber: string;
  readonly accountStep: 'number' | 'fact';
  readonly factKind: 'surname' | 'bill-number' | null;
  readonly surname: string;
  readonly billNumber: string;
  /** Amounts chosen for bills so far, in minor units by bill; null before the resident has changed anything. */
  readonly amounts: Readonly<Record<string, number>> | null;
  /** The bill whose amount is being typed; null: none is. */
  readonly amountOf: { readonly billId: string; readonly text: string } | null;
  /** The step of the tour through the screen; null: it is not open. */
  readonly tour: number | null;
  /** The group of services that is open on the home screen. */
  readonly homeGroup: string | null;
  /** A reference whose status is asked for, and the family name that opens it. */
  readonly reference: string;
  readonly applicant: string;
  readonly rating: { readonly score: number; readonly reason: string | null } | null;
  readonly email: string;
  readonly askingEmail: boolean;
  /** The page of a form that is being filled in; null before anything was touched on it. */
  readonly form: FormDraft | null;
  readonly lookUp: LookUpDraft;
};

/** How a visitor looks things up. */
export type LookUpDraft = {
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

/** The questions of a page are asked one after the other. */
export type FormDraft = {
  readonly pageId: string;
  readonly step: number;
  readonly answers: Answers;
  /** One of a group's repetitions, while its own questions are asked. */
  readonly item: { readonly index: number; readonly step: number; readonly answers: GroupItem } | null;
};

export const EMPTY_LOOK_UP: LookUpDraft = {
  typed: '',
  allOf: null,
  placeKind: null,
  month: null,
  question: null,
  taking: null,
};

export const EMPTY_DRAFT: Draft = {
  accountNumber: '',
  accountStep: 'number',
  factKind: null,
  surname: '',
  billNumber: '',
  amounts: null,
  amountOf: null,
  tour: null,
  homeGroup: null,
  reference: '',
  applicant: '',
  rating: null,
  email: '',
  askingEmail: false,
  form: null,
  lookUp: EMPTY_LOOK_UP,
};

/** What stays of a draft when another screen comes: nothing of an account once its holder is shown, nothing of bills outside of them. */
export function draftOnScreen(before: Draft, kind: string): Draft {
  const stays = kind === 'look-up' || kind === 'language';
  const draft = stays ? before : { ...before, lookUp: EMPTY_LOOK_UP };
  // Back to the group that was open: the screen before, as the way back promises.
  if (kind === 'home') return { ...EMPTY_DRAFT, homeGroup: before.homeGroup };
  if (kind === 'holder' || kind === 'attract') return EMPTY_DRAFT;
  if (kind === 'account' || kind === 'review') return { ...draft, amounts: null, amountOf: null };
  if (kind !== 'form' && kind !== 'language') return { ...draft, form: null };
  return draft;
}
