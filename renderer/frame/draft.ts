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
  readonly email: string;
  readonly askingEmail: boolean;
  /** The page of a form that is being filled in; null before anything was touched on it. */
  readonly form: FormDraft | null;
};

/** The questions of a page are asked one after the other. */
export type FormDraft = {
  readonly pageId: string;
  readonly step: number;
  readonly answers: Answers;
  /** One of a group's repetitions, while its own questions are asked. */
  readonly item: { readonly index: number; readonly step: number; readonly answers: GroupItem } | null;
};

export const EMPTY_DRAFT: Draft = {
  accountNumber: '',
  accountStep: 'number',
  factKind: null,
  surname: '',
  billNumber: '',
  amounts: null,
  email: '',
  askingEmail: false,
  form: null,
};

/** What stays of a draft when another screen comes: nothing of an account once its holder is shown, nothing of bills outside of them. */
export function draftOnScreen(draft: Draft, kind: string): Draft {
  if (kind === 'home' || kind === 'holder' || kind === 'attract') return EMPTY_DRAFT;
  if (kind === 'account' || kind === 'review') return { ...draft, amounts: null };
  if (kind !== 'form' && kind !== 'language') return { ...draft, form: null };
  return draft;
}
