import type { Transaction } from '../../../domain/transaction/index.ts';
import { askedFor, paymentOnItsWay } from '../delivery/index.ts';
import type { MoneyAsked } from '../ledger/index.ts';

const NONE: MoneyAsked = { attempt: null, terminalTransactionId: null };

/** Which money of a transaction an exception of this kind is about. */
export function moneyAsked(kind: string, state: Transaction | null): MoneyAsked {
  if (state === null) return NONE;
  switch (kind) {
    case 'payment-unknown':
      return { attempt: askedFor(state), terminalTransactionId: null };
    case 'refused-payment':
      return { attempt: askedFor(state), terminalTransactionId: approvedId(state) };
    case 'late-approval':
    case 'reversal-refused':
    case 'reversal-unknown':
    case 'reversal-partial':
    case 'reversal-failed':
      return { attempt: null, terminalTransactionId: paymentOnItsWay(state) };
    default:
      return NONE;
  }
}

const approvedId = ({ payment }: Transaction): string | null =>
  payment.kind === 'approved' ? payment.payment.terminalTransactionId : null;

/** Whether the kiosk may still report that this payment was approved: then central posts it, or sends it back, by itself. */
export const mayBeApproved = (state: Transaction | null, detail: string): boolean =>
  state !== null &&
  detail !== 'set-up-anew' &&
  (state.payment.kind === 'requested' || (state.payment.kind === 'unknown' && state.payment.seen === null));
