import type { CallInput, CallOutput, Done } from '../../domain/ipc/index.ts';
import { EmailAddress } from '../../domain/text/index.ts';
import { nextStep, type Transaction } from '../../domain/transaction/index.ts';
import { canPrint } from '../../hardware/printer/index.ts';
import type { SessionParts } from './parts.ts';
import { type Place, type PlaceOf, reviewOf } from './place.ts';
import { terminalReady, type Visit } from './visit.ts';

const done: Done = { kind: 'done' };
const notNow: Done = { kind: 'not-now' };

/** From the review to the receipt. What happens is the transaction's; this only passes on what the resident decides. */
export type MoneyFlow = {
  readonly start: (input: CallInput<'payment.start'>) => Done | Promise<Done>;
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

  function start(input: CallInput<'payment.start'>): Done | Promise<Done> {
    const place = visit.place();
    const transaction = current();
    if (!transaction) return notNow;
    if (place.kind === 'review') return startFromReview(transaction, place, input.withoutPaper);
    const step = nextStep(transaction);
    if (place.kind !== 'money' || step.kind !== 'wait-for-resident' || step.question !== 'pay-again')
      return notNow;
    return confirm(transaction, { ...place, cancelling: false, problem: null });
  }

  function startFromReview(
    transaction: Transaction,
    place: PlaceOf<'review'>,
    withoutPaper: boolean,
  ): Done | Promise<Done> {
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
      asking: false,
      cancelling: false,
      problem: null,
      address: null,
    });
  }

  function confirm(transaction: Transaction, place: PlaceOf<'money'>): Done | Promise<Done> {
    if (place.asking) return notNow;
    const { transactionId, free } = transaction;
    if (free || terminalReady(parts, transactionId)) return record(transactionId, place);
    if (parts.runner.terminalBusyFor(transactionId)) return refuse(visit.place(), place);
    return askTerminal(transactionId, place);
  }

  /** The screen follows when it is in the journal: what the resident sees is read off the transaction. */
  function record(transactionId: string, place: PlaceOf<'money'>): Done {
    const told = parts.runner.tell(transactionId, { kind: 'confirmed' });
    if (told !== 'recorded') return notNow;
    visit.go(place);
    return done;
  }

  /** A terminal that was repaired a moment ago still counts as away: it is asked itself, and the payment goes on when it answers. */
  async function askTerminal(transactionId: string, place: PlaceOf<'money'>): Promise<Done> {
    const before = visit.place();
    const asking: Place = { ...place, asking: true };
    visit.go(asking);
    const { connection } = await parts.terminal.checkStatus();
    if (visit.place() !== asking) return notNow;
    if (connection !== 'online' || parts.runner.terminalBusyFor(transactionId)) return refuse(before, place);
    const told = record(transactionId, place);
    if (told.kind !== 'done') visit.go(before);
    return told;
  }

  function refuse(before: Place, place: PlaceOf<'money'>): Done {
    const problem = 'terminal-offline';
    visit.go(before.kind === 'money' ? { ...place, problem } : reviewOf(place.subject, problem));
    return done;
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
    if (place.kind !== 'money' || place.asking || !transaction) return;
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
    if (place.kind === 'slip') return place.paper === 'printing';
    if (place.kind !== 'money' || !transaction) return false;
    if (place.asking || parts.runner.progress(transaction.transactionId) !== null) return true;
    // While the journal takes nothing the transaction rests: nobody has to wait for it at the screen.
    return parts.outOfOrder() === null && nextStep(transaction).kind !== 'wait-for-resident';
  }

  return { start, cancel, chooseReceipt, follow, deviceWorks };
}
