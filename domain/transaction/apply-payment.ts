import { sameMoney } from '../money/index.ts';
import { type Applied, applied, impossible } from './applied.ts';
import type { TransactionEvent } from './events.ts';
import type { PaymentAttempt, Transaction } from './state.ts';

type PaymentEvent = Extract<
  TransactionEvent,
  {
    kind:
      | 'payment-requested'
      | 'payment-approved'
      | 'payment-declined'
      | 'payment-unknown'
      | 'payment-not-made'
      | 'late-check-passed'
      | 'late-approval';
  }
>;
type Requested = Extract<PaymentEvent, { kind: 'payment-requested' }>;
type Outcome = Extract<
  PaymentEvent,
  { kind: 'payment-approved' | 'payment-declined' | 'payment-unknown' | 'payment-not-made' }
>;
type Late = Extract<PaymentEvent, { kind: 'late-check-passed' | 'late-approval' }>;

/** What an event of the payment makes of the transaction. */
export function applyPayment(transaction: Transaction, event: PaymentEvent): Applied {
  switch (event.kind) {
    case 'payment-requested':
      return request(transaction, event);
    case 'late-check-passed':
    case 'late-approval':
      return late(transaction, event);
    default:
      return outcome(transaction, event);
  }
}

function request(transaction: Transaction, event: Requested): Applied {
  if (transaction.ended !== null || transaction.clerk !== null) return impossible('payment after the end');
  if (transaction.resident === 'gone') return impossible('payment without a resident');
  if (transaction.hold.kind !== 'held') return impossible('payment without a reservation');
  const { kind } = transaction.payment;
  if (kind === 'requested' || kind === 'unknown' || kind === 'approved')
    return impossible('a second payment');
  if (event.attempt !== transaction.attempts + 1) return impossible('payment attempts out of order');
  if (transaction.total === null || !sameMoney(transaction.total, event.amount)) {
    return impossible('the amount is not the price');
  }
  return applied({
    ...transaction,
    attempts: event.attempt,
    payment: { kind: 'requested', attempt: event.attempt, request: event.request, amount: event.amount },
  });
}

function outcome(transaction: Transaction, event: Outcome): Applied {
  const { payment } = transaction;
  if (payment.kind !== 'requested' && payment.kind !== 'unknown')
    return impossible('an outcome that nobody asked for');
  if (payment.attempt !== event.attempt) return impossible('the outcome of another attempt');
  const asked: PaymentAttempt = {
    attempt: payment.attempt,
    request: payment.request,
    amount: payment.amount,
  };
  switch (event.kind) {
    case 'payment-approved':
      if (!sameMoney(event.payment.amount, asked.amount)) return impossible('approved for another amount');
      return applied({ ...transaction, payment: { kind: 'approved', payment: event.payment, ...asked } });
    case 'payment-declined':
      return applied({
        ...transaction,
        hold: { kind: 'none' },
        payment: { kind: 'declined', reason: event.reason },
      });
    case 'payment-unknown': {
      const rounds = payment.kind === 'unknown' ? payment.rounds + 1 : 1;
      return applied({
        ...transaction,
        payment: { kind: 'unknown', reason: event.reason, rounds, ...asked },
      });
    }
    case 'payment-not-made':
      return applied({
        ...transaction,
        hold: { kind: 'none' },
        payment: { kind: 'not-made' },
        lateChecks: [...transaction.lateChecks, asked],
      });
  }
}

function late(transaction: Transaction, event: Late): Applied {
  const asked = transaction.lateChecks.find((check) => check.attempt === event.attempt);
  if (!asked) return impossible('a late answer that nobody waits for');
  const lateChecks = transaction.lateChecks.filter((check) => check !== asked);
  if (event.kind === 'late-check-passed') return applied({ ...transaction, lateChecks });
  const { reversal } = transaction;
  if (reversal.kind !== 'none' && reversal.kind !== 'reversed')
    return impossible('another reversal is under way');
  return applied({
    ...transaction,
    lateChecks,
    reversal: { kind: 'wanted', payment: event.payment, attempts: 0 },
  });
}
