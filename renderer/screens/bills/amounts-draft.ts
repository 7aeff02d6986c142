import { type DraftOf, untilHome } from '../../frame/index.ts';

type AmountsDraft = {
  /** Amounts chosen for bills so far, in minor units by bill; null before the resident has changed anything. */
  readonly amounts: Readonly<Record<string, number>> | null;
  /** The bill whose amount is being typed; null: none is. */
  readonly amountOf: { readonly billId: string; readonly text: string } | null;
};

/** What is to be paid of each bill. */
export const amountsDraft: DraftOf<AmountsDraft> = {
  empty: { amounts: null, amountOf: null },
  staysOn: (kind) => untilHome(kind) && kind !== 'account' && kind !== 'review',
};
