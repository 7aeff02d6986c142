import { alsoNamed } from './also-named.ts';
import { type Applied, applied, impossible, STATUS_ROUNDS } from './applied.ts';
import { stuckReason, withClerk } from './clerk.ts';
import type { StuckReason, TransactionEvent } from './events.ts';
import { askLater } from './late-checks.ts';
import { type ApprovedPayment, asSeen } from './payment-outcome.ts';
import type { ReversalState, Transaction } from './state.ts';

type DeliveryEvent = Extract<
  TransactionEvent,
  { kind: 'delivered' | 'delivery-queued' | 'delivery-refused' }
>;
type ReversalEvent = Extract<
  TransactionEvent,
  {
    kind:
      | 'reversal-requested'
      | 'reversed'
      | 'reversal-refused'
      | 'reversal-unknown'
      | 'reversal-not-made'
      | 'reversal-partial'
      | 'late-reversal-checked';
  }
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
      return refuse({ ...transaction, delivery: { kind: 'refused', reason: event.reason } });
  }
}

/** What central does not take goes back; what cannot go back by itself, because another reversal has not ended, a clerk gets. */
function refuse(transaction: Transaction): Applied {
  const { payment, reversal, doubts } = transaction;
  if (payment.kind !== 'approved') return applied(transaction);
  if (reversal.kind === 'none' || reversal.kind === 'reversed') {
    const wanted = { kind: 'wanted', payment: payment.payment, attempts: 0, doubtful: [] } as const;
    return applied({ ...transaction, reversal: wanted });
  }
  const { attempt, request, amount } = payment;
  const doubt = { attempt, request, amount, reason: 'contradiction', seen: asSeen(payment.payment) } as const;
  return applied(
    withClerk({ ...transaction, doubts: [...doubts, { ...doubt, alsoNamed: [], manyNamed: false }] }),
  );
}

function reverse(transaction: Transaction, event: ReversalEvent): Applied {
  const { reversal } = transaction;
  if (event.kind === 'reversal-requested') {
    const again = reversal.kind === 'unknown' && reversal.rounds > STATUS_ROUNDS;
    if (reversal.kind !== 'wanted' && !again) return impossible('no reversal is wanted');
    if (event.attempt !== reversal.attempts + 1) return impossible('reversal attempts out of order');
    const { request, payment, attempt: attempts } = event;
    const doubtful =
      reversal.kind === 'unknown' ? [...reversal.doubtful, reversal.request] : reversal.doubtful;
    return applied({
      ...transaction,
      reversal: { kind: 'requested', rounds: 0, attempts, request, payment, doubtful },
    });
  }
  if (reversal.kind === 'with-clerk') return reverseLate(transaction, reversal, event);
  if (reversal.kind !== 'requested' && reversal.kind !== 'unknown')
    return impossible('no reversal was requested');
  if (reversal.attempts !== event.attempt) return impossible('the outcome of another reversal');
  const { attempts, payment, request, doubtful } = reversal;
  switch (event.kind) {
    case 'reversed':
      return applied(isBack(transaction, payment));
    case 'reversal-unknown':
      return applied({
        ...transaction,
        reversal: { ...reversal, kind: 'unknown', rounds: reversal.rounds + 1 },
      });
    case 'reversal-partial':
      return applied({
        ...transaction,
        reversal: { kind: 'partial', reversed: event.reversed, attempts, payment, request, doubtful },
      });
    case 'reversal-refused':
      return applied({ ...transaction, reversal: { kind: 'wanted', payment, attempts, doubtful } });
    case 'reversal-not-made':
      // Its answer was lost, and a terminal that forgets says the same as one that never heard of it.
      return applied({
        ...transaction,
        reversal: { kind: 'wanted', payment, attempts, doubtful: [...doubtful, request] },
      });
    case 'late-reversal-checked':
      return impossible('the reversal is still under way');
  }
}

const isBack = (transaction: Transaction, payment: ApprovedPayment): Transaction => ({
  ...transaction,
  reversal: { kind: 'reversed' },
  returned: [...transaction.returned, payment.terminalTransactionId],
});

/** What a late question heard of a reversal that a clerk has. */
function reverseLate(
  transaction: Transaction,
  reversal: Extract<ReversalState, { kind: 'with-clerk' }>,
  event: ReversalEvent,
): Applied {
  if (reversal.attempts !== event.attempt) return impossible('the outcome of another reversal');
  const answered = reversal.answered + 1;
  switch (event.kind) {
    case 'reversed':
      return applied(withClerk(isBack(transaction, reversal.payment)));
    case 'reversal-partial':
      return applied(
        withClerk({
          ...transaction,
          reversal: {
            ...reversal,
            reason: 'reversal-partial',
            reversed: event.reversed ?? reversal.reversed,
            alsoNamed: alsoNamed({ last: reversal.reversed, alsoNamed: reversal.alsoNamed }, event.reversed),
            answered,
          },
        }),
      );
    case 'late-reversal-checked':
      return applied({ ...transaction, reversal: { ...reversal, answered } });
    default:
      return impossible('a clerk has it');
  }
}

function callClerk(transaction: Transaction, event: ClerkEvent): Applied {
  const { payment, reversal } = transaction;
  if (event.reason === 'payment-unknown') {
    if (payment.kind !== 'unknown' || payment.withClerk) return impossible('nothing for a clerk');
    return applied(
      withClerk({
        ...transaction,
        payment: { ...payment, withClerk: true },
        lateChecks: askLater(transaction.lateChecks, payment),
      }),
    );
  }
  if (reversal.kind === 'none' || reversal.kind === 'reversed' || reversal.kind === 'with-clerk')
    return impossible('nothing for a clerk');
  const reason = stuckReason(reversal);
  if (event.reason !== reason && event.reason !== 'reversal-failed') return impossible('nothing for a clerk');
  return applied(withClerk({ ...transaction, reversal: stuck(reversal, event.reason) }));
}

function stuck(reversal: UnderWay, reason: StuckReason): ReversalState {
  const { attempts, payment, doubtful } = reversal;
  const open = reversal.kind === 'requested' || reversal.kind === 'unknown';
  return {
    kind: 'with-clerk',
    reason,
    attempts,
    payment,
    doubtful: open ? [...doubtful, reversal.request] : doubtful,
    reversed: reversal.kind === 'partial' ? reversal.reversed : null,
    alsoNamed: [],
    answered: 0,
  };
}

type UnderWay = Exclude<ReversalState, { kind: 'none' | 'reversed' | 'with-clerk' }>;
