import { sameMoney } from '../../../domain/money/index.ts';
import type { ApprovedPayment, PaymentAttempt, Transaction } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { changeExceptions, type WritingKiosk, writeTogether } from '../ledger/index.ts';
import { decidePayments, type PostingRefusal, postingStatements, refusedPayment } from './post-payments.ts';
import { storeTaken } from './store-taken.ts';
import { readPostings } from './verdicts.ts';

export type ClerkPosting =
  | { readonly kind: 'posted' }
  /** What was to be paid does not take it: an exception says so. */
  | { readonly kind: 'refused'; readonly reason: PostingRefusal }
  | { readonly kind: 'cannot'; readonly why: 'not-asked' | 'another-amount' };

/**
 * Posts a payment that a kiosk has asked for and that the card company says was charged, as if the kiosk had reported it: by the same
 * decision. The kiosk's row is locked by the caller, as a delivery locks it, so that the money is posted once.
 */
export async function postForClerk(
  transaction: DatabaseTransaction,
  kiosk: WritingKiosk,
  transactionId: string,
  now: Date,
): Promise<ClerkPosting> {
  const { kioskId } = kiosk;
  const row = await transaction
    .selectFrom('transactions')
    .select(['state', 'started_at'])
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .executeTakeFirst();
  const postings = await readPostings(transaction, kioskId, [transactionId]);
  if (!row || postings.size > 0) return { kind: 'cannot', why: 'not-asked' };
  // Written by the ledger from the machine's own state.
  const state = row.state as Transaction;
  const { payment } = state;
  if (payment.kind !== 'requested' && payment.kind !== 'unknown') return { kind: 'cannot', why: 'not-asked' };
  const seen = payment.kind === 'unknown' ? payment.seen : null;
  if (seen !== null && (seen.amount === null || !sameMoney(seen.amount, payment.amount)))
    return { kind: 'cannot', why: 'another-amount' };
  const charged = { state, payment: chargedFor(payment), at: row.started_at.toISOString() };
  const posted = await decidePayments(transaction, kiosk, [charged], [], now);
  await writeTogether(transaction, postingStatements(kiosk, posted, now));
  await storeTaken(transaction, kiosk, [charged], posted, [], now);
  await changeExceptions(transaction, kioskId, posted.flatMap(refusedPayment), now);
  const reason = posted[0]?.refusal ?? null;
  return reason === null ? { kind: 'posted' } : { kind: 'refused', reason };
}

/** What central posts by: the amount that was asked for. Card and terminal's ids are the kiosk's to tell. */
const chargedFor = ({
  attempt,
  request,
  amount,
}: PaymentAttempt): { kind: 'approved'; payment: ApprovedPayment } & PaymentAttempt => ({
  kind: 'approved',
  attempt,
  request,
  amount,
  payment: {
    kind: 'approved',
    amount,
    card: { maskedNumber: '', scheme: '', aid: null },
    authorisationCode: '',
    terminalTransactionId: '',
    terminalTime: '',
  },
});
