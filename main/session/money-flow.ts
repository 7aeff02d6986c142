import type { CallInput, CallOutput, Done } from '../../domain/ipc/index.ts';
import { EmailAddress } from '../../domain/text/index.ts';
import { nextStep, type Transaction } from '../../domain/transaction/index.ts';
import { canPrint } from '../../hardware/printer/index.ts';
import type { SessionParts } from './parts.ts';
import { type PlaceOf, reviewOf } from './place.ts';
import { terminalReady, type Visit } from './visit.ts';

const done: Done = { kind: 'done' };
const notNow: Done = { kind: 'not-now' };

/** From the review to the receipt. What happens is the transaction's; this only passes on what the resident decides. */
export type MoneyFlow = {
  readonly start: (input: CallInput<'payment.start'>) => Done;
  readonly cancel: () => Done;
  readonly chooseReceipt: (input: CallInput<'receipt.choose'>) => CallOutput<'receipt.choose'>;
  /** Something of the transaction has changed: the session follows it. */
  readonly follow: () => void;
  /** Whether the resident waits for a device or for central. */
  readonly deviceWorks: () => boolean;
};

export function createMoneyFlow(parts: SessionParts, visit: Visit): MoneyFlow {
  const current = (): Transaction | null => {
    const transactionId = visit.transactionId();
    return transactionId === null ? null : parts.runner.get(transactionId);
  };

  function start(input: CallInput<'payment.start'>): Done {
    const place = visit.place();
    const transaction = current();
    if (!transaction) return notNow;
    if (place.kind === 'review') return startFromReview(transaction, place, input.withoutPaper);
    const step = nextStep(transaction);
    if (place.kind !== 'money' || step.kind !== 'wait-for-resident' || step.question !== 'pay-again')
      return notNow;
    return confirm(transaction, { ...place, cancelling: false, problem: null });
  }

  function startFromReview(transaction: Transaction, place: PlaceOf<'review'>, withoutPaper: boolean): Done {
    if (place.busy) return notNow;
    // Before any money moves: no paper is the resident's choice to make.
    if (!canPrint(parts.printer.status()) && !withoutPaper) {
      visit.go({ ...place, problem: null });
      return done;
    }
    const { subject } = place;
    return confirm(transaction, {
      kind: 'money',
      subject,
      cancelling: false,
      problem: null,
      address: null,
    });
  }

  function confirm(transaction: Transaction, place: PlaceOf<'money'>): Done {
    const { transactionId } = transaction;
    if (!transaction.free && !terminalReady(parts, transactionId)) {
      const problem = 'terminal-offline';
      const payAgain = visit.place().kind === 'money';
      visit.go(payAgain ? { ...place, problem } : reviewOf(place.subject, problem));
      return done;
    }
    const before = visit.place();
    visit.go(place);
    if (parts.runner.tell(transactionId, { kind: 'confirmed' }) === 'recorded') return done;
    visit.go(before);
    return notNow;
  }

  function cancel(): Done {
    const place = visit.place();
    const transaction = current();
    if (place.kind !== 'money' || place.cancelling || transaction?.payment.kind !== 'requested')
      return notNow;
    visit.go({ ...place, cancelling: true });
    parts.runner.cancelPayment(transaction.transactionId);
    return done;
  }

  function chooseReceipt(input: CallInput<'receipt.choose'>): CallOutput<'receipt.choose'> {
    const place = visit.place();
    const transaction = current();
    if (place.kind !== 'money' || !transaction) return notNow;
    const { transactionId } = transaction;
    if (input.way !== 'email') {
      const told = parts.runner.tell(transactionId, {
        kind: 'receipt-chosen',
        way: input.way,
        address: null,
      });
      return told === 'recorded' ? done : notNow;
    }
    const address = EmailAddress.safeParse(input.address?.trim() ?? '');
    if (!address.success) return { kind: 'bad-address' };
    visit.go({ ...place, address: address.data });
    const told = parts.runner.tellPersonal(
      transactionId,
      { kind: 'email', address: address.data },
      (reference) => ({
        kind: 'receipt-chosen',
        way: 'email',
        address: reference,
      }),
    );
    return told === 'recorded' ? done : notNow;
  }

  function follow(): void {
    const place = visit.place();
    const transaction = current();
    if (place.kind !== 'money' || !transaction) return;
    const step = nextStep(transaction);
    const back =
      step.kind === 'wait-for-resident' && step.question === 'review' && transaction.hold.kind === 'refused';
    if (back && transaction.hold.kind === 'refused') {
      visit.go(reviewOf(place.subject, transaction.hold.reason, true));
    } else if (place.cancelling && parts.runner.progress(transaction.transactionId) === null) {
      visit.go({ ...place, cancelling: false });
    } else {
      visit.show();
    }
  }

  function deviceWorks(): boolean {
    const place = visit.place();
    if (place.kind === 'account' || place.kind === 'review') return place.busy;
    if (place.kind === 'look-up') return place.taken?.outcome === 'working';
    const transaction = current();
    if (place.kind !== 'money' || !transaction) return false;
    if (parts.runner.progress(transaction.transactionId) !== null) return true;
    // While the journal takes nothing the transaction rests: nobody has to wait for it at the screen.
    return parts.outOfOrder() === null && nextStep(transaction).kind !== 'wait-for-resident';
  }

  return { start, cancel, chooseReceipt, follow, deviceWorks };
}
