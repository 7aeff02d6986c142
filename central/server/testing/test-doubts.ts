import type { SeenPayment } from '../../../domain/transaction/index.ts';
import { approval, askForPayment, type Payment, request, type TestJournal } from './test-journal.ts';

/** What a terminal took, where that is a part of what it was asked for. */
export function partSeen(payment: Payment, amountMinor: number): SeenPayment {
  const { kind: _kind, ...seen } = approval(payment);
  return { ...seen, amount: { ...seen.amount, amountMinor } };
}

/** Writes a payment whose outcome no one knows: a clerk has it. */
export function payInDoubt(journal: TestJournal, payment: Payment, seen?: SeenPayment): void {
  askForPayment(journal, payment);
  const { transactionId } = payment;
  const reason = seen ? 'partial-approval' : 'no-answer';
  journal.event(transactionId, { kind: 'payment-unknown', attempt: 1, reason, seen });
  journal.event(transactionId, { kind: 'clerk-needed', reason: 'payment-unknown' });
  journal.event(transactionId, { kind: 'resident-gone', why: 'left' });
}

/** Writes a payment that the terminal says was never made, so that the screen said that nothing was charged. */
export function payGivenUp(journal: TestJournal, payment: Payment): void {
  askForPayment(journal, payment);
  journal.event(payment.transactionId, { kind: 'payment-not-made', attempt: 1 });
  journal.event(payment.transactionId, { kind: 'resident-gone', why: 'left' });
  journal.event(payment.transactionId, { kind: 'abandoned' });
}

/** Writes a payment that was given up, was approved after all, and that the terminal refuses to give back. */
export function refuseReversal(journal: TestJournal, payment: Payment): void {
  payGivenUp(journal, payment);
  const { transactionId } = payment;
  const approved = approval(payment);
  journal.event(transactionId, { kind: 'late-approval', attempt: 1, payment: approved });
  journal.event(transactionId, {
    kind: 'reversal-requested',
    attempt: 1,
    request: { ...request, serviceId: 'R1' },
    payment: approved,
  });
  journal.event(transactionId, { kind: 'reversal-refused', attempt: 1, reason: 'NotAllowed' });
  journal.event(transactionId, { kind: 'clerk-needed', reason: 'reversal-refused' });
}
