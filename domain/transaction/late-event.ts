import type { TransactionEvent } from './events.ts';
import { asSeen, type PaymentOutcome } from './payment-outcome.ts';

/** What the terminal may answer when it is asked how a payment ended. */
export type StatusAnswer = PaymentOutcome | { readonly kind: 'in-progress' } | { readonly kind: 'not-found' };

/**
 * Whose late question it is. `outcome`: a clerk waits for it, and a certain answer settles it. `evidence`: the clerk has it
 * because the terminal named something that was not asked for; nothing that it says later settles that. `given-up`: the resident
 * read that nothing was charged.
 */
export type LateQuestion = 'outcome' | 'evidence' | 'given-up';

/** What a late answer is in the transaction; null when the terminal said nothing. */
export function lateEvent(
  question: LateQuestion,
  attempt: number,
  answer: StatusAnswer,
): TransactionEvent | null {
  switch (answer.kind) {
    case 'approved':
      return approvedLate(question, attempt, answer);
    case 'declined':
      return question === 'outcome'
        ? { kind: 'payment-declined', attempt, reason: answer.reason }
        : { kind: 'late-check-passed', attempt, answer: 'declined' };
    case 'not-found':
    case 'in-progress':
      return { kind: 'late-check-passed', attempt, answer: answer.kind };
    case 'unknown': {
      if (answer.reason === 'no-answer') return null;
      const { reason, seen } = answer;
      // Only an answer that names money is news: any other proves nothing, and is asked for again.
      if (seen === undefined) return { kind: 'late-check-passed', attempt, answer: 'unreadable' };
      return { kind: question === 'given-up' ? 'late-doubt' : 'payment-unknown', attempt, reason, seen };
    }
  }
}

function approvedLate(
  question: LateQuestion,
  attempt: number,
  payment: Extract<PaymentOutcome, { kind: 'approved' }>,
): TransactionEvent {
  switch (question) {
    case 'outcome':
      return { kind: 'payment-approved', attempt, payment };
    case 'evidence':
      return { kind: 'payment-unknown', attempt, reason: 'contradiction', seen: asSeen(payment) };
    case 'given-up':
      return { kind: 'late-approval', attempt, payment };
  }
}
