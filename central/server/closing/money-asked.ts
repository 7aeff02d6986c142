import type { Transaction } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { MoneyAsked } from '../ledger/index.ts';

/** A transaction as the kiosk last told it; null where central knows none. */
export async function readState(
  transaction: DatabaseTransaction,
  kioskId: string,
  transactionId: string,
): Promise<Transaction | null> {
  const row = await transaction
    .selectFrom('transactions')
    .select('state')
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .executeTakeFirst();
  // Written by the ledger from the machine's own state.
  return row ? (row.state as Transaction) : null;
}

const NONE: MoneyAsked = { attempt: null, terminalTransactionId: null };

/** Which money of a transaction an exception of this kind is about. */
export function moneyAsked(kind: string, state: Transaction | null): MoneyAsked {
  if (state === null) return NONE;
  const { payment, reversal } = state;
  const attempt = 'attempt' in payment ? payment.attempt : null;
  switch (kind) {
    case 'payment-unknown':
      return { attempt, terminalTransactionId: null };
    case 'refused-payment':
      return { attempt, terminalTransactionId: approvedId(state) };
    case 'late-approval':
    case 'reversal-refused':
    case 'reversal-unknown':
    case 'reversal-partial':
    case 'reversal-failed':
      return 'payment' in reversal
        ? { attempt: null, terminalTransactionId: reversal.payment.terminalTransactionId }
        : NONE;
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
