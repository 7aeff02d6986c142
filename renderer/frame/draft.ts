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
};

/** What stays of a draft when another screen comes: nothing of an account once its holder is shown, nothing of bills outside of them. */
export function draftOnScreen(draft: Draft, kind: string): Draft {
  if (kind === 'home' || kind === 'holder' || kind === 'attract') return EMPTY_DRAFT;
  if (kind === 'account' || kind === 'review') return { ...draft, amounts: null };
  return draft;
}
