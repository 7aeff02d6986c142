import { STATUS_ROUNDS } from './applied.ts';
import { stuckReason } from './clerk.ts';
import type { ClerkReason } from './events.ts';
import { LATE_ANSWERS, latePauseFactor, nextLateCheck } from './late-checks.ts';
import type { LateQuestion } from './late-event.ts';
import type {
  LateCheck,
  PaymentAttempt,
  PaymentState,
  ReversalAttempt,
  StuckReversal,
  Transaction,
  UnknownState,
} from './state.ts';

/** How many times a reversal is sent before a clerk has to make it (ISO 8583 advices are given up after as many). */
export const REVERSAL_ATTEMPTS = 6;
/** How many times it is sent when nobody knows how the one before ended: each is asked for minutes long. */
export const REVERSALS_IN_DOUBT = 2;

/** What the resident is asked when the machine waits for a person. */
export type Question = 'details' | 'review' | 'pay-again' | 'receipt' | 'farewell';

/** What has to happen next. `wait-*` and `done` are nothing to do now. */
export type Step =
  | { readonly kind: 'wait-for-resident'; readonly question: Question }
  | { readonly kind: 'reserve' }
  | { readonly kind: 'request-payment'; readonly attempt: number }
  | {
      readonly kind: 'ask-payment-status';
      readonly asked: PaymentAttempt;
      readonly round: number;
      readonly abort: boolean;
    }
  /** What costs nothing is given to the town. */
  | { readonly kind: 'submit' }
  | { readonly kind: 'deliver' }
  | { readonly kind: 'wait-for-delivery' }
  | { readonly kind: 'request-reversal'; readonly attempt: number; readonly delayMs: number }
  | { readonly kind: 'ask-reversal-status'; readonly asked: ReversalAttempt; readonly round: number }
  | { readonly kind: 'call-clerk'; readonly reason: ClerkReason }
  | { readonly kind: 'make-receipt' }
  | { readonly kind: 'print-receipt'; readonly copy: boolean }
  /** A print that a restart cut off: nobody knows how far it came. */
  | { readonly kind: 'close-print' }
  | { readonly kind: 'complete' }
  | { readonly kind: 'abandon' }
  /**
   * Much later, and when the terminal has nothing else to do, it is asked again for a payment that was given up or that a clerk
   * has.
   */
  | {
      readonly kind: 'check-late';
      readonly asked: LateCheck;
      readonly question: LateQuestion;
      readonly pauseFactor: number;
    }
  /** The same for a reversal that a clerk has because nobody knows its end. */
  | { readonly kind: 'check-late-reversal'; readonly asked: StuckReversal; readonly pauseFactor: number }
  | { readonly kind: 'done' };

/**
 * What has to happen next in a transaction. The only place that decides: the runner does the step, appends what came of
 * it and asks again; after a restart it does the same.
 */
export function nextStep(transaction: Transaction): Step {
  const reversal = nextOfReversal(transaction);
  if (reversal) return reversal;
  if (transaction.ended !== null) return nextAfterEnd(transaction);
  switch (transaction.payment.kind) {
    case 'requested':
      return { kind: 'ask-payment-status', asked: transaction.payment, round: 0, abort: gone(transaction) };
    case 'unknown':
      return nextOfUnknown(transaction, transaction.payment);
    case 'approved':
      return nextOfDelivery(transaction);
    case 'declined':
    case 'not-made':
      return nextBeforePayment(transaction, 'pay-again');
    case 'none':
      if (transaction.submitted) return nextOfDelivery(transaction);
      return nextBeforePayment(
        transaction,
        transaction.total === null && !transaction.free ? 'details' : 'review',
      );
  }
}

const gone = (transaction: Transaction): boolean => transaction.resident === 'gone';

function nextBeforePayment(transaction: Transaction, question: Question): Step {
  if (transaction.clerk !== null) return farewell(transaction);
  if (gone(transaction)) return { kind: 'abandon' };
  switch (transaction.hold.kind) {
    case 'wanted':
      return { kind: 'reserve' };
    case 'held':
      return transaction.free
        ? { kind: 'submit' }
        : { kind: 'request-payment', attempt: transaction.attempts + 1 };
    case 'none':
    case 'refused':
      return { kind: 'wait-for-resident', question };
  }
}

function nextOfUnknown(transaction: Transaction, payment: PaymentAttempt & UnknownState): Step {
  if (payment.withClerk) return farewell(transaction);
  // That the terminal took something else, and says so again, does not change by asking on.
  const sure = payment.seen !== null && payment.rounds > 1;
  if (sure || payment.rounds > STATUS_ROUNDS) return { kind: 'call-clerk', reason: 'payment-unknown' };
  // From the second round on the resident has waited long enough: an abort asks the terminal to come to an end.
  const abort = gone(transaction) || payment.rounds > 1;
  return { kind: 'ask-payment-status', asked: payment, round: payment.rounds, abort };
}

/** What is paid, or costs nothing and was given, finds its way to central and gets its receipt. */
function nextOfDelivery(transaction: Transaction): Step {
  switch (transaction.delivery.kind) {
    case 'none':
      return { kind: 'deliver' };
    case 'queued':
    case 'delivered':
      return nextOfReceipt(transaction);
    case 'refused':
      return farewell(transaction);
  }
}

function nextOfReceipt(transaction: Transaction): Step {
  if (transaction.receipt === null) return { kind: 'make-receipt' };
  if (transaction.way === 'print' && transaction.print.kind === 'none') {
    return gone(transaction) ? { kind: 'complete' } : { kind: 'print-receipt', copy: transaction.papers > 0 };
  }
  if (transaction.print.kind === 'requested') return { kind: 'close-print' };
  if (gone(transaction)) return { kind: 'complete' };
  if (transaction.way === null) return { kind: 'wait-for-resident', question: 'receipt' };
  const onPaper = transaction.way !== 'print' || transaction.print.kind === 'printed';
  return { kind: 'wait-for-resident', question: onPaper ? 'farewell' : 'receipt' };
}

/** The screen shows the resident how it stands, and the resident leaves; then the transaction is over at the kiosk. */
function farewell(transaction: Transaction): Step {
  return gone(transaction) ? { kind: 'complete' } : { kind: 'wait-for-resident', question: 'farewell' };
}

/** Money that has to go back goes back first, no matter who stands at the screen. */
function nextOfReversal({ reversal }: Transaction): Step | null {
  switch (reversal.kind) {
    case 'wanted':
      return reversal.attempts >= REVERSAL_ATTEMPTS
        ? { kind: 'call-clerk', reason: stuckReason(reversal) }
        : {
            kind: 'request-reversal',
            attempt: reversal.attempts + 1,
            delayMs: reversal.attempts === 0 ? 0 : 2_000 * 2 ** reversal.attempts,
          };
    case 'requested':
    case 'unknown':
      if (reversal.rounds <= STATUS_ROUNDS)
        return { kind: 'ask-reversal-status', asked: reversal, round: reversal.rounds };
      // It names the one payment that it undoes, so sending it again cannot send the money twice.
      return reversal.attempts < REVERSALS_IN_DOUBT
        ? { kind: 'request-reversal', attempt: reversal.attempts + 1, delayMs: 0 }
        : { kind: 'call-clerk', reason: stuckReason(reversal) };
    case 'partial':
      return { kind: 'call-clerk', reason: stuckReason(reversal) };
    case 'none':
    case 'with-clerk':
    case 'reversed':
      return null;
  }
}

function nextAfterEnd(transaction: Transaction): Step {
  const { payment, submitted, delivery } = transaction;
  if (payment.kind === 'approved' || submitted) {
    if (delivery.kind === 'none') return { kind: 'deliver' };
    if (delivery.kind === 'queued') return { kind: 'wait-for-delivery' };
  }
  return nextLateStep(transaction) ?? { kind: 'done' };
}

function nextLateStep({ payment, reversal, lateChecks }: Transaction): Step | null {
  if (reversal.kind === 'with-clerk' && reversal.doubtful.length > 0 && reversal.answered < LATE_ANSWERS)
    return {
      kind: 'check-late-reversal',
      asked: reversal,
      pauseFactor: latePauseFactor(reversal.answered),
    };
  const asked = nextLateCheck(lateChecks);
  if (asked === null) return null;
  const question = questionOf(payment, asked);
  return { kind: 'check-late', asked, question, pauseFactor: latePauseFactor(asked.answered) };
}

function questionOf(payment: PaymentState, asked: LateCheck): LateQuestion {
  if (payment.kind !== 'unknown' || payment.attempt !== asked.attempt) return 'given-up';
  return payment.seen === null ? 'outcome' : 'evidence';
}
