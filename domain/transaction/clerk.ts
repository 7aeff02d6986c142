import type { ClerkReason, StuckReason } from './events.ts';
import type { ReversalState, Transaction } from './state.ts';

/** The transaction with what a clerk has of it now: read off its money, so that an outcome that comes later takes it away again. */
export const withClerk = (transaction: Transaction): Transaction => ({
  ...transaction,
  clerk: clerkReason(transaction),
});

function clerkReason({ payment, reversal, doubts }: Transaction): ClerkReason | null {
  if (payment.kind === 'unknown' && payment.withClerk) return 'payment-unknown';
  if (reversal.kind === 'with-clerk') return reversal.reason;
  return doubts.length > 0 ? 'late-doubt' : null;
}

/**
 * Which clerk's case a reversal is that does not come to an end. That the terminal refused is believed only where no reversal
 * before it has an unknown end: a terminal that has sent the money back already refuses to do it again.
 */
export function stuckReason(
  reversal: Exclude<ReversalState, { kind: 'none' | 'reversed' }>,
): Exclude<StuckReason, 'reversal-failed'> {
  if (reversal.kind === 'partial') return 'reversal-partial';
  return reversal.kind === 'wanted' && reversal.doubtful.length === 0
    ? 'reversal-refused'
    : 'reversal-unknown';
}
