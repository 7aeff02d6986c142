import { type Applied, applied, impossible } from './applied.ts';
import type { TransactionEvent } from './events.ts';
import type { Transaction } from './state.ts';

type DeliveryEvent = Extract<
  TransactionEvent,
  { kind: 'delivered' | 'delivery-queued' | 'delivery-refused' }
>;
type ReversalEvent = Extract<
  TransactionEvent,
  { kind: 'reversal-requested' | 'reversed' | 'reversal-refused' | 'reversal-unknown' | 'reversal-not-made' }
>;
type ClerkEvent = Extract<TransactionEvent, { kind: 'clerk-needed' }>;

/** What an event of the delivery to central, or of the way back of the money, makes of the transaction. */
export function applyReversal(
  transaction: Transaction,
  event: DeliveryEvent | ReversalEvent | ClerkEvent,
): Applied {
  switch (event.kind) {
    case 'delivered':
    case 'delivery-queued':
    case 'delivery-refused':
      return deliver(transaction, event);
    case 'clerk-needed':
      return callClerk(transaction, event);
    default:
      return reverse(transaction, event);
  }
}

function deliver(transaction: Transaction, event: DeliveryEvent): Applied {
  const { payment, delivery, submitted } = transaction;
  if (payment.kind !== 'approved' && !submitted) return impossible('delivered without a payment');
  if (delivery.kind === 'delivered' || delivery.kind === 'refused') return impossible('delivered twice');
  switch (event.kind) {
    case 'delivered':
      return applied({ ...transaction, delivery: { kind: 'delivered' } });
    case 'delivery-queued':
      return delivery.kind === 'queued'
        ? impossible('queued twice')
        : applied({ ...transaction, delivery: { kind: 'queued' } });
    case 'delivery-refused':
      return applied({
        ...transaction,
        delivery: { kind: 'refused', reason: event.reason },
        reversal:
          payment.kind === 'approved'
            ? { kind: 'wanted', payment: payment.payment, attempts: 0 }
            : transaction.reversal,
      });
  }
}

function reverse(transaction: Transaction, event: ReversalEvent): Applied {
  const { reversal } = transaction;
  if (transaction.clerk !== null) return impossible('a clerk has it');
  if (event.kind === 'reversal-requested') {
    if (reversal.kind !== 'wanted') return impossible('no reversal is wanted');
    if (event.attempt !== reversal.attempts + 1) return impossible('reversal attempts out of order');
    const { request, payment, attempt: attempts } = event;
    return applied({
      ...transaction,
      reversal: { kind: 'requested', rounds: 0, attempts, request, payment },
    });
  }
  if (reversal.kind !== 'requested' && reversal.kind !== 'unknown')
    return impossible('no reversal was requested');
  if (reversal.attempts !== event.attempt) return impossible('the outcome of another reversal');
  const { attempts, payment } = reversal;
  switch (event.kind) {
    case 'reversed':
      return applied({ ...transaction, reversal: { kind: 'reversed' } });
    case 'reversal-unknown':
      return applied({
        ...transaction,
        reversal: { ...reversal, kind: 'unknown', rounds: reversal.rounds + 1 },
      });
    case 'reversal-refused':
    case 'reversal-not-made':
      return applied({ ...transaction, reversal: { kind: 'wanted', payment, attempts } });
  }
}

function callClerk(transaction: Transaction, event: ClerkEvent): Applied {
  if (transaction.clerk !== null) return impossible('a clerk was called already');
  const { payment, reversal } = transaction;
  const unknown = event.reason === 'payment-unknown' && payment.kind === 'unknown';
  const stuck =
    event.reason === 'reversal-failed' && reversal.kind !== 'none' && reversal.kind !== 'reversed';
  return unknown || stuck
    ? applied({ ...transaction, clerk: event.reason })
    : impossible('nothing for a clerk');
}
