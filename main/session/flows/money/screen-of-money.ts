import type { Screen } from '../../../../domain/ipc/index.ts';
import type { Money } from '../../../../domain/money/index.ts';
import type { ReceiptDocument } from '../../../../domain/paper/index.ts';
import {
  type DeliveryRefusal,
  nextStep,
  type Step,
  type Transaction,
} from '../../../../domain/transaction/index.ts';
import { clerkMoney } from '../../../../domain/unsettled/index.ts';
import type { PaymentProgress } from '../../../../hardware/terminal/index.ts';
import type { PlaceOf } from '../../place.ts';

/** What the screen of a payment depends on besides the transaction. */
export type MoneyContext = {
  readonly place: PlaceOf<'money'>;
  readonly progress: PaymentProgress | null;
  readonly canPrint: boolean;
  readonly receipt: ReceiptDocument | null;
};

/** What the resident sees of a payment: read off the transaction and the machine's next step, decided nowhere else. */
export function screenOfMoney(transaction: Transaction, context: MoneyContext): Screen {
  const { total, reference } = transaction;
  if (transaction.free) return screenOfSending(transaction, context);
  if (total === null) throw new Error('a payment without a price');
  if (context.progress !== null) return paying(transaction, total, context, context.progress);
  if (context.place.asking) return paying(transaction, total, context, 'starting');
  const step = nextStep(transaction);
  switch (step.kind) {
    case 'reserve':
    case 'request-payment':
    case 'submit':
      return paying(transaction, total, context, 'starting');
    case 'ask-payment-status':
      return { kind: 'paying', phase: 'checking', total, reference, canCancel: false, canLeave: true };
    case 'deliver':
    case 'make-receipt':
      return { kind: 'paying', phase: 'delivering', total, reference, canCancel: false, canLeave: false };
    case 'request-reversal':
    case 'ask-reversal-status':
      return { kind: 'returning', total, reference, why: whyBack(transaction), done: false };
    case 'call-clerk':
      return { kind: 'clerk', total, reference, money: clerkMoney(transaction, step.reason) };
    case 'print-receipt':
    case 'close-print':
      return { kind: 'printing' };
    case 'wait-for-resident':
      return waiting(transaction, total, step, context);
    default:
      // The resident is gone: nothing of the transaction is shown any more.
      return { kind: 'attract', notice: null };
  }
}

/** What the resident sees while something that costs nothing is sent. */
function screenOfSending(transaction: Transaction, context: MoneyContext): Screen {
  const { reference } = transaction;
  const step = nextStep(transaction);
  switch (step.kind) {
    case 'print-receipt':
    case 'close-print':
      return { kind: 'printing' };
    case 'wait-for-resident':
      if (transaction.delivery.kind === 'refused') return { kind: 'not-taken', reference };
      if (step.question === 'review' || step.question === 'details') return { kind: 'sending', reference };
      return step.question === 'receipt'
        ? chooseReceipt(transaction, context)
        : farewell(transaction, context);
    case 'reserve':
    case 'submit':
    case 'deliver':
    case 'make-receipt':
      return { kind: 'sending', reference };
    default:
      return { kind: 'attract', notice: null };
  }
}

function paying(
  transaction: Transaction,
  total: Money,
  context: MoneyContext,
  progress: PaymentProgress,
): Screen {
  const early = progress !== 'authorising' && progress !== 'remove-card';
  const requested = transaction.payment.kind === 'requested';
  const { cancelling } = context.place;
  return {
    kind: 'paying',
    phase: cancelling ? 'cancelling' : progress,
    total,
    reference: transaction.reference,
    canCancel: requested && early && !cancelling,
    canLeave: requested && cancelling,
  };
}

type Waiting = Extract<Step, { kind: 'wait-for-resident' }>;

function waiting(transaction: Transaction, total: Money, step: Waiting, context: MoneyContext): Screen {
  switch (step.question) {
    case 'details':
    case 'review':
      // What was confirmed is not in the transaction yet, or no longer: the session shows its own screen next.
      return paying(transaction, total, context, 'starting');
    case 'pay-again':
      return payAgain(transaction, total, context);
    case 'receipt':
      return chooseReceipt(transaction, context);
    case 'farewell':
      return ending(transaction, total) ?? farewell(transaction, context);
  }
}

/** What a resident reads at the end whose payment did not come to what it was for. */
function ending(transaction: Transaction, total: Money): Screen | null {
  const { clerk, delivery, reversal, reference } = transaction;
  if (clerk !== null) return { kind: 'clerk', total, reference, money: clerkMoney(transaction, clerk) };
  if (delivery.kind !== 'refused') return null;
  const done = reversal.kind === 'reversed';
  return { kind: 'returning', total, reference, why: whyBack(transaction), done };
}

function whyBack({ delivery }: Transaction): Extract<Screen, { kind: 'returning' }>['why'] {
  return delivery.kind === 'refused' ? WHY_BACK[delivery.reason] : 'not-taken';
}

const WHY_BACK: Readonly<Record<DeliveryRefusal, Extract<Screen, { kind: 'returning' }>['why']>> = {
  'already-paid': 'paid-elsewhere',
  overpaid: 'paid-elsewhere',
  'slot-taken': 'slot-taken',
  'unknown-bill': 'not-taken',
  'unknown-service': 'not-taken',
  'not-valid': 'not-taken',
};

function payAgain(transaction: Transaction, total: Money, context: MoneyContext): Screen {
  const { payment, hold, reference, lateChecks } = transaction;
  return {
    kind: 'pay-again',
    reason: payment.kind === 'declined' ? payment.reason : 'not-made',
    total,
    reference,
    // Of an attempt that is asked for again later only the terminal's word is known.
    certain: lateChecks.length === 0,
    problem: hold.kind === 'refused' ? hold.reason : context.place.problem,
  };
}

function chooseReceipt(transaction: Transaction, context: MoneyContext): Screen {
  const { print, reference, serviceId, total } = transaction;
  return {
    kind: 'receipt',
    serviceId,
    total,
    reference,
    canPrint: context.canPrint,
    failed: print.kind === 'not-printed' || print.kind === 'unconfirmed' ? print.kind : null,
    queued: transaction.delivery.kind === 'queued',
  };
}

function farewell(transaction: Transaction, context: MoneyContext): Screen {
  const { reference, way, serviceId, total } = transaction;
  return {
    kind: 'done',
    serviceId,
    way: way ?? 'screen',
    reference,
    total,
    queued: transaction.delivery.kind === 'queued',
    document: way === 'screen' ? context.receipt : null,
    address: way === 'email' ? context.place.address : null,
  };
}
