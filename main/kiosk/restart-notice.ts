import type { RestartNotice } from '../../domain/ipc/index.ts';
import { standing, type Transaction } from '../../domain/transaction/index.ts';
import { clerkMoney } from '../../domain/unsettled/index.ts';

/** How long the outcome of a payment that a restart cut off is shown: its resident may still be standing there. */
const SHOWN_FOR_MS = 120_000;

/** What the attract screen says of the payment that a restart cut off; null when there is none, or its time is over. */
export function restartNotice(
  cutOff: () => readonly Transaction[],
  lookBack: (transactionId: string) => Transaction | null,
  monotonicMs: () => number,
): () => RestartNotice | null {
  const endsAt = monotonicMs() + SHOWN_FOR_MS;
  return () => {
    const last = cutOff().at(-1);
    if (!last || monotonicMs() > endsAt) return null;
    const now = lookBack(last.transactionId);
    if (now?.total == null) return null;
    return { reference: now.reference, total: now.total, outcome: outcomeOf(now) };
  };
}

function outcomeOf(transaction: Transaction): RestartNotice['outcome'] {
  const { clerk, lateChecks } = transaction;
  if (clerk !== null) return { kind: 'clerk', money: clerkMoney(transaction, clerk) };
  switch (standing(transaction)) {
    case 'not-charged':
      return { kind: lateChecks.length === 0 ? 'not-charged' : 'said-not-charged' };
    case 'reversing':
      return { kind: 'going-back' };
    case 'delivering':
    case 'delivered':
      return { kind: 'paid' };
    case 'reversed':
      return { kind: 'returned' };
    case 'unknown':
    case 'clerk':
      return { kind: 'checking' };
  }
}
