import type { Screen } from '../../domain/ipc/index.ts';
import type { Money } from '../../domain/money/index.ts';
import type { ReceiptDocument } from '../../domain/paper/index.ts';
import { nextStep, type Step, type Transaction } from '../../domain/transaction/index.ts';
import type { PaymentProgress } from '../../hardware/terminal/index.ts';
import type { PlaceOf } from './place.ts';

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
  const step = nextStep(transaction);
  switch (step.kind) {
    case 'reserve':
    case 'request-payment':
    case 'submit':
      return paying(transaction, total, context, 'starting');
    case 'ask-payment-status':
      return { kind: 'paying', phase: 'checking', total, reference, canCancel: false };
    case 'deliver':
    case 'make-receipt':
      return { kind: 'paying', phase: 'delivering', total, reference, canCancel: false };
    case 'request-reversal':
    case 'ask-reversal-status':
      return { kind: 'returning', total, reference, done: false };
    case 'call-clerk':
      return { kind: 'clerk', total, reference };
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
  const early = progress === 'starting' || progress === 'present-card' || progress === 'enter-pin';
  const requested = transaction.payment.kind === 'requested';
  const { cancelling } = context.place;
  return {
    kind: 'paying',
    phase: cancelling ? 'cancelling' : progress,
    total,
    reference: transaction.reference,
    canCancel: requested && early && !cancelling,
  };
}

type Waiting = Extract<Step, { kind: 'wait-for-resident' }>;

function waiting(transaction: Transaction, total: Money, step: Waiting, context: MoneyContext): Screen {
  switch (step.question) {
    case 'details':
    case 'review':
      // The session shows its own screens before the money.
      return { kind: 'home', notNow: [] };
    case 'pay-again':
      return payAgain(transaction, total, context);
    case 'receipt':
      return chooseReceipt(transaction, context);
    case 'farewell':
      if (transaction.clerk !== null) return { kind: 'clerk', total, reference: transaction.reference };
      if (transaction.delivery.kind === 'refused')
        return { kind: 'returning', total, reference: transaction.reference, done: true };
      return farewell(transaction, context);
  }
}

function payAgain(transaction: Transaction, total: Money, context: MoneyContext): Screen {
  const { payment, hold } = transaction;
  return {
    kind: 'pay-again',
    reason: payment.kind === 'declined' ? payment.reason : 'not-made',
    total,
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
