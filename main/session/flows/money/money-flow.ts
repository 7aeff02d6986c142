import type { CallInput, CallOutput, Done, ReviewProblem, Screen } from '../../../../domain/ipc/index.ts';
import type { ReceiptDocument } from '../../../../domain/paper/index.ts';
import { EmailAddress } from '../../../../domain/text/index.ts';
import { nextStep, type Transaction } from '../../../../domain/transaction/index.ts';
import { canPrint } from '../../../../hardware/printer/index.ts';
import { done, notNow } from '../../done.ts';
import type { Flow, SubjectRules, SubjectsOf } from '../../flow.ts';
import type { SessionParts } from '../../parts.ts';
import type { Place, PlaceOf, Subject } from '../../place.ts';
import { terminalReady, type Visit } from '../../visit.ts';
import { leavePayment } from './leave-payment.ts';
import { reviewOf } from './review.ts';
import { screenOfMoney } from './screen-of-money.ts';
import { mayBeCharged, stoppedScreen } from './stopped-screen.ts';

declare module '../../place.ts' {
  interface Places {
    review: {
      readonly kind: 'review';
      readonly subject: Subject;
      readonly problem: ReviewProblem | null;
      readonly withoutPaper: boolean;
      readonly busy: boolean;
    };
    /** The transaction itself says what is shown. */
    money: {
      readonly kind: 'money';
      readonly subject: Subject;
      /** The terminal is asked whether it is back, before anything else. */
      readonly asking: boolean;
      readonly cancelling: boolean;
      readonly problem: ReviewProblem | null;
      readonly address: string | null;
    };
    /** The resident has left a payment that is not settled, and takes a slip along. Its transaction goes on alone. */
    slip: {
      readonly kind: 'slip';
      readonly document: ReceiptDocument;
      readonly paper: 'printing' | 'printed' | 'unconfirmed' | 'none';
    };
  }
}

/** From the review to the receipt. What happens is the transaction's; this only passes on what the resident decides. */
export type MoneyFlow = Flow<
  'review' | 'money' | 'slip',
  'payment.start' | 'payment.cancel' | 'payment.leave' | 'receipt.choose'
>;

export function createMoneyFlow(
  parts: SessionParts,
  visit: Visit,
  subjects: SubjectsOf<Subject['kind']>,
): MoneyFlow {
  function start(input: CallInput<'payment.start'>): Done | Promise<Done> {
    const place = visit.place();
    const transaction = visit.transaction();
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
    const transaction = visit.transaction();
    if (place.kind !== 'money' || place.cancelling || transaction?.payment.kind !== 'requested')
      return notNow;
    visit.go({ ...place, cancelling: true });
    parts.runner.cancelPayment(transaction.transactionId);
    return done;
  }

  function chooseReceipt(input: CallInput<'receipt.choose'>): CallOutput<'receipt.choose'> {
    const place = visit.place();
    const transaction = visit.transaction();
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
    const transaction = visit.transaction();
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

  function waits({ asking }: PlaceOf<'money'>): boolean {
    const transaction = visit.transaction();
    if (!transaction) return false;
    if (asking || parts.runner.progress(transaction.transactionId) !== null) return true;
    // While the journal takes nothing the transaction rests: nobody has to wait for it at the screen.
    return parts.outOfOrder() === null && nextStep(transaction).kind !== 'wait-for-resident';
  }

  function screenOf(transaction: Transaction, place: PlaceOf<'money'>): Screen {
    const kept = transaction.receipt ? parts.journal.personal(transaction.receipt.recordId) : null;
    return screenOfMoney(transaction, {
      place,
      progress: parts.runner.progress(transaction.transactionId),
      canPrint: canPrint(parts.printer.status()),
      receipt: kept?.kind === 'receipt' ? kept.document : null,
    });
  }

  function moneyScreen(place: PlaceOf<'money'>): Screen {
    const transaction = visit.transaction();
    return transaction ? screenOf(transaction, place) : { kind: 'attract', notice: parts.notice() };
  }

  /** What is paid for stays on the screen; what is under way goes to a clerk. */
  function moneyInTrouble(place: PlaceOf<'money'>): Screen | null {
    const transaction = visit.transaction();
    if (!transaction) return null;
    const screen = screenOf(transaction, place);
    if (screen.kind === 'done' || screen.kind === 'receipt') return screen;
    const works = parts.runner.progress(transaction.transactionId) !== null;
    return screen.kind === 'paying' && works && mayBeCharged(transaction)
      ? screen
      : stoppedScreen(transaction);
  }

  /** The rules of a subject; which kind it is the compiler cannot follow through the union. */
  const rulesOf = ({ kind }: Subject): SubjectRules<Subject> => subjects[kind] as SubjectRules<Subject>;

  const reviewScreen = ({ subject, problem, withoutPaper, busy }: PlaceOf<'review'>): Screen => {
    const paper = canPrint(parts.printer.status()) ? 'ok' : withoutPaper ? 'none-accepted' : 'ask';
    return rulesOf(subject).review(subject, { paper, problem, busy });
  };

  return {
    places: {
      review: {
        screen: reviewScreen,
        before: ({ busy, subject }) => (busy ? null : rulesOf(subject).before(subject)),
        wentBack: ({ subject, problem }) => rulesOf(subject).wentBack?.(subject, problem),
        waits: ({ busy }) => busy,
      },
      money: {
        screen: moneyScreen,
        screenInTrouble: moneyInTrouble,
        before: ({ subject }) => (visit.view().screen.kind === 'pay-again' ? reviewOf(subject) : null),
        waits,
        follow,
      },
      slip: {
        screen: ({ document, paper }) => ({ kind: 'slip', document, paper }),
        screenInTrouble: ({ document, paper }) => ({ kind: 'slip', document, paper }),
        before: () => null,
        waits: ({ paper }) => paper === 'printing',
      },
    },
    calls: {
      'payment.start': start,
      'payment.cancel': cancel,
      'payment.leave': () => leavePayment(parts, visit),
      'receipt.choose': chooseReceipt,
    },
  };
}
