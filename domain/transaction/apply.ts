import { type Applied, applied, impossible } from './applied.ts';
import { applyPayment } from './apply-payment.ts';
import { applyReceipt } from './apply-receipt.ts';
import { applyReversal } from './apply-reversal.ts';
import type { TransactionEvent, TransactionId } from './events.ts';
import type { Transaction } from './state.ts';

/** The first event of a transaction makes it. */
export function begin(transactionId: TransactionId, event: TransactionEvent): Applied {
  if (event.kind !== 'started') return impossible(`${event.kind} before started`);
  return applied({
    transactionId,
    reference: event.reference,
    serviceId: event.serviceId,
    language: event.language,
    details: null,
    lines: [],
    total: null,
    free: false,
    submitted: false,
    hold: { kind: 'none' },
    payment: { kind: 'none' },
    attempts: 0,
    lateChecks: [],
    returned: [],
    doubts: [],
    delivery: { kind: 'none' },
    reversal: { kind: 'none' },
    clerk: null,
    receipt: null,
    way: null,
    address: null,
    print: { kind: 'none' },
    papers: 0,
    resident: 'present',
    ended: null,
  });
}

/** What an event makes of a transaction. Refuses every event that the machine does not allow in this state. */
export function apply(transaction: Transaction, event: TransactionEvent): Applied {
  switch (event.kind) {
    case 'started':
      return impossible('started twice');
    case 'details-given':
    case 'priced':
    case 'found-free':
    case 'confirmed':
    case 'reserved':
    case 'reservation-refused':
    case 'submitted':
    case 'abandoned':
      return applyBeforePayment(transaction, event);
    case 'payment-requested':
    case 'payment-approved':
    case 'payment-declined':
    case 'payment-unknown':
    case 'payment-not-made':
    case 'late-check-passed':
    case 'late-approval':
    case 'late-doubt':
      return applyPayment(transaction, event);
    case 'delivered':
    case 'delivery-queued':
    case 'delivery-refused':
    case 'reversal-requested':
    case 'reversed':
    case 'reversal-refused':
    case 'reversal-unknown':
    case 'reversal-not-made':
    case 'reversal-partial':
    case 'late-reversal-checked':
    case 'clerk-needed':
      return applyReversal(transaction, event);
    case 'receipt-made':
    case 'receipt-chosen':
    case 'print-requested':
    case 'print-ended':
      return applyReceipt(transaction, event);
    case 'resident-gone':
      if (transaction.resident === 'gone') return impossible('the resident is gone already');
      return transaction.ended ? impossible('ended') : applied({ ...transaction, resident: 'gone' });
    case 'completed':
      return complete(transaction);
  }
}

/** Folds a transaction's events, oldest first; an impossible event means that the journal does not tell one story. */
export function fold(transactionId: TransactionId, events: readonly TransactionEvent[]): Applied {
  const [first, ...rest] = events;
  if (!first) return impossible('no events');
  let result = begin(transactionId, first);
  for (const event of rest) {
    if (result.kind === 'impossible') return result;
    result = apply(result.transaction, event);
  }
  return result;
}

type BeforePayment = Extract<
  TransactionEvent,
  {
    kind:
      | 'details-given'
      | 'priced'
      | 'found-free'
      | 'confirmed'
      | 'reserved'
      | 'reservation-refused'
      | 'submitted'
      | 'abandoned';
  }
>;

const BY_RESIDENT: ReadonlySet<TransactionEvent['kind']> = new Set([
  'details-given',
  'priced',
  'found-free',
  'confirmed',
]);

const mayStillPay = (transaction: Transaction): boolean =>
  transaction.ended === null &&
  transaction.clerk === null &&
  !transaction.submitted &&
  (transaction.payment.kind === 'none' ||
    transaction.payment.kind === 'declined' ||
    transaction.payment.kind === 'not-made');

function applyBeforePayment(transaction: Transaction, event: BeforePayment): Applied {
  if (!mayStillPay(transaction)) return impossible(`${event.kind} after the payment`);
  if (event.kind === 'abandoned') return applied({ ...transaction, ended: 'abandoned' });
  const reserving = transaction.hold.kind === 'wanted' || transaction.hold.kind === 'held';
  const byResident = BY_RESIDENT.has(event.kind);
  if (byResident && transaction.resident === 'gone') return impossible(`${event.kind} without a resident`);
  if (byResident && reserving) return impossible(`${event.kind} while the payment begins`);
  switch (event.kind) {
    case 'details-given':
      if (transaction.attempts > 0) return impossible('details after a payment was requested');
      return applied({
        ...transaction,
        details: event.details,
        lines: [],
        total: null,
        free: false,
        hold: { kind: 'none' },
      });
    case 'priced':
      if (transaction.details === null) return impossible('priced without details');
      if (event.lines.reduce((total, line) => total + line.amountMinor, 0) !== event.total.amountMinor) {
        return impossible('the lines do not add up to the total');
      }
      return applied({
        ...transaction,
        lines: event.lines,
        total: event.total,
        free: false,
        hold: { kind: 'none' },
      });
    case 'found-free':
      if (transaction.details === null) return impossible('free without details');
      if (transaction.attempts > 0) return impossible('free after a payment was requested');
      return applied({ ...transaction, lines: [], total: null, free: true, hold: { kind: 'none' } });
    case 'confirmed':
      if (transaction.total === null && !transaction.free) return impossible('confirmed without a price');
      return applied({ ...transaction, hold: { kind: 'wanted' } });
    case 'reserved':
      if (transaction.hold.kind !== 'wanted') return impossible('reserved without being asked');
      return applied({ ...transaction, hold: heldBy(event) });
    case 'reservation-refused':
      if (transaction.hold.kind !== 'wanted') return impossible('refused without being asked');
      return applied({ ...transaction, hold: { kind: 'refused', reason: event.reason } });
    case 'submitted':
      if (!transaction.free || transaction.hold.kind !== 'held')
        return impossible('submitted without being asked');
      return applied({ ...transaction, submitted: true });
  }
}

const heldBy = ({ holdId, ticket }: Extract<BeforePayment, { kind: 'reserved' }>): Transaction['hold'] =>
  ticket === undefined ? { kind: 'held', holdId } : { kind: 'held', holdId, ticket };

/** A transaction is complete when its money, or what was sent, has a place (or a clerk has it) and nobody waits at the screen. */
function complete(transaction: Transaction): Applied {
  if (transaction.ended !== null) return impossible('ended');
  if (transaction.resident === 'present') return impossible('completed while the resident is there');
  if (transaction.print.kind === 'requested') return impossible('completed while printing');
  const { payment, delivery, reversal, submitted } = transaction;
  const delivering =
    (payment.kind === 'approved' || submitted) &&
    (delivery.kind === 'queued' || delivery.kind === 'delivered');
  const notTaken = submitted && delivery.kind === 'refused';
  const back = payment.kind === 'approved' && delivery.kind === 'refused' && reversal.kind === 'reversed';
  if (transaction.clerk === null && !delivering && !back && !notTaken)
    return impossible('completed before its money had a place');
  return applied({ ...transaction, ended: 'completed' });
}
