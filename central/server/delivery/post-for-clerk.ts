import { sameMoney } from '../../../domain/money/index.ts';
import type { ApprovedPayment, PaymentAttempt } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { ProjectedTransaction, WritingKiosk } from '../ledger/index.ts';
import { postAlone } from './post-alone.ts';
import type { PostingRefusal } from './post-payments.ts';
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
  known: ProjectedTransaction | null,
  now: Date,
): Promise<ClerkPosting> {
  if (known === null) return { kind: 'cannot', why: 'not-asked' };
  const { state, startedAt } = known;
  const { transactionId, payment } = state;
  const postings = await readPostings(transaction, kiosk.kioskId, [transactionId]);
  if (postings.size > 0) return { kind: 'cannot', why: 'not-asked' };
  if (payment.kind !== 'requested' && payment.kind !== 'unknown') return { kind: 'cannot', why: 'not-asked' };
  const seen = payment.kind === 'unknown' ? payment.seen : null;
  if (seen !== null && (seen.amount === null || !sameMoney(seen.amount, payment.amount)))
    return { kind: 'cannot', why: 'another-amount' };
  const charged = { state, payment: chargedFor(payment), at: startedAt };
  const [posted] = await postAlone(transaction, kiosk, charged, now);
  const reason = posted?.refusal ?? null;
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
