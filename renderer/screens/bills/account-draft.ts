import { type DraftOf, untilHome } from '../../frame/index.ts';

type AccountDraft = {
  readonly accountNumber: string;
  readonly accountStep: 'number' | 'fact';
  readonly factKind: 'surname' | 'bill-number' | null;
  readonly surname: string;
  readonly billNumber: string;
};

/** What an account is found by. */
export const accountDraft: DraftOf<AccountDraft> = {
  empty: { accountNumber: '', accountStep: 'number', factKind: null, surname: '', billNumber: '' },
  staysOn: untilHome,
};
