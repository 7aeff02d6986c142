import { sameMoney } from '../money/index.ts';
import { alsoNamed, lastSeen, namesMany } from './also-named.ts';
import { type Applied, applied, impossible } from './applied.ts';
import { withClerk } from './clerk.ts';
import type { TransactionEvent } from './events.ts';
import { answeredLate, askLater, isUnsureDecline } from './late-checks.ts';
import { type ApprovedPayment, asSeen, type SeenPayment, type UnknownReason } from './payment-outcome.ts';
import type { MoneyDoubt, PaymentAttempt, Transaction } from './state.ts';

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
      | 'late-approval'
      | 'late-doubt';
  }
>;
type Requested = Extract<PaymentEvent, { kind: 'payment-requested' }>;
type Outcome = Extract<
  PaymentEvent,
  { kind: 'payment-approved' | 'payment-declined' | 'payment-unknown' | 'payment-not-made' }
>;
type Late = Extract<PaymentEvent, { kind: 'late-check-passed' | 'late-approval' | 'late-doubt' }>;

/** What an event of the payment makes of the transaction. */
export function applyPayment(transaction: Transaction, event: PaymentEvent): Applied {
  switch (event.kind) {
    case 'payment-requested':
      return request(transaction, event);
    case 'late-check-passed':
    case 'late-approval':
    case 'late-doubt':
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

/** The outcome of the payment that is asked for: while its resident waits, or much later, when a clerk has it already. */
function outcome(transaction: Transaction, event: Outcome): Applied {
  const { payment } = transaction;
  if (payment.kind !== 'requested' && payment.kind !== 'unknown')
    return impossible('an outcome that nobody asked for');
  if (payment.attempt !== event.attempt) return impossible('the outcome of another attempt');
  const clerkHas = payment.kind === 'unknown' && payment.withClerk;
  const asked: PaymentAttempt = {
    attempt: payment.attempt,
    request: payment.request,
    amount: payment.amount,
  };
  if (payment.kind === 'unknown' && payment.seen !== null && isDenial(event))
    return clerkHas ? impossible('denied after money was seen') : denied(transaction, event);
  switch (event.kind) {
    case 'payment-approved':
      if (!sameMoney(event.payment.amount, asked.amount)) return impossible('approved for another amount');
      if (clerkHas && payment.seen !== null) return impossible('approved after something else was seen');
      if (hasItsPlace(transaction, event.payment)) return contradiction(transaction, event);
      return applied(
        withClerk({
          ...transaction,
          payment: { kind: 'approved', payment: event.payment, ...asked },
          lateChecks: transaction.lateChecks.filter((check) => check.attempt !== asked.attempt),
        }),
      );
    case 'payment-declined':
      return applied(
        withClerk({
          ...transaction,
          hold: { kind: 'none' },
          payment: { kind: 'declined', reason: event.reason },
          lateChecks:
            clerkHas || isUnsureDecline(event.reason)
              ? askLater(transaction.lateChecks, asked)
              : transaction.lateChecks,
        }),
      );
    case 'payment-unknown': {
      const before = payment.kind === 'unknown' ? payment : UNHEARD;
      const { reason } = event;
      return applied({
        ...transaction,
        payment: {
          kind: 'unknown',
          reason,
          rounds: before.rounds + 1,
          ...heard(before, event.seen ?? null),
          withClerk: before.withClerk,
          ...asked,
        },
        lateChecks: clerkHas ? answeredLate(transaction.lateChecks, asked.attempt) : transaction.lateChecks,
      });
    }
    case 'payment-not-made':
      if (clerkHas) return impossible('a clerk has it');
      return applied({
        ...transaction,
        hold: { kind: 'none' },
        payment: { kind: 'not-made' },
        lateChecks: askLater(transaction.lateChecks, asked),
      });
  }
}

type Denial = Extract<Outcome, { kind: 'payment-declined' | 'payment-not-made' }>;

const isDenial = (event: Outcome): event is Denial =>
  event.kind === 'payment-declined' || event.kind === 'payment-not-made';

/** A terminal that denies money which it has named contradicts itself: what it named stays, for a clerk. */
const denied = (transaction: Transaction, { attempt }: Denial): Applied =>
  outcome(transaction, { kind: 'payment-unknown', attempt, reason: 'contradiction' });

const UNHEARD = { rounds: 0, seen: null, alsoNamed: [], manyNamed: false, withClerk: false } as const;

type Heard = Pick<MoneyDoubt, 'seen' | 'alsoNamed' | 'manyNamed'>;

/** All that a terminal has said of a request's money, after one answer more. */
const heard = (before: Heard, now: SeenPayment | null): Heard => ({
  seen: lastSeen(before.seen, now),
  alsoNamed: alsoNamed(
    { last: before.seen?.amount ?? null, alsoNamed: before.alsoNamed },
    now?.amount ?? null,
  ),
  manyNamed: namesMany(before, now),
});

/** A terminal that answers for another attempt names money that is posted, or back, already. */
function hasItsPlace({ payment, returned }: Transaction, named: ApprovedPayment): boolean {
  const id = named.terminalTransactionId;
  return (
    returned.includes(id) || (payment.kind === 'approved' && payment.payment.terminalTransactionId === id)
  );
}

/** An approval of money that is somewhere else proves nothing of this payment. */
const contradiction = (
  transaction: Transaction,
  { attempt, payment }: Extract<Outcome, { kind: 'payment-approved' }>,
): Applied =>
  outcome(transaction, { kind: 'payment-unknown', attempt, reason: 'contradiction', seen: asSeen(payment) });

/** What a late question heard of a payment that was given up, or that a clerk has. */
function late(transaction: Transaction, event: Late): Applied {
  const asked = transaction.lateChecks.find((check) => check.attempt === event.attempt);
  if (!asked) return impossible('a late answer that nobody waits for');
  const lateChecks = answeredLate(transaction.lateChecks, event.attempt);
  if (event.kind === 'late-check-passed') return applied({ ...transaction, lateChecks });
  if (transaction.payment.kind === 'unknown' && transaction.payment.attempt === event.attempt)
    return impossible('the outcome of this payment is still asked for');
  const doubt = (reason: UnknownReason, seen: SeenPayment | null): Applied => {
    const before = transaction.doubts.find((known) => known.attempt === event.attempt) ?? UNHEARD;
    const { attempt, request, amount } = asked;
    const now = { attempt, request, amount, reason, ...heard(before, seen) };
    const doubts = [...transaction.doubts.filter((known) => known !== before), now];
    return applied(withClerk({ ...transaction, lateChecks, doubts }));
  };
  if (event.kind === 'late-doubt') return doubt(event.reason, event.seen ?? null);
  if (hasItsPlace(transaction, event.payment)) return applied({ ...transaction, lateChecks });
  const { reversal, doubts } = transaction;
  const free = reversal.kind === 'none' || reversal.kind === 'reversed';
  if (!free || doubts.some((known) => known.attempt === event.attempt))
    return doubt('contradiction', asSeen(event.payment));
  return applied({
    ...transaction,
    lateChecks: transaction.lateChecks.filter((check) => check !== asked),
    reversal: { kind: 'wanted', payment: event.payment, attempts: 0, doubtful: [] },
  });
}
