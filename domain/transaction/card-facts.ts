import type { Money } from '../money/index.ts';
import type { TransactionEvent } from './events.ts';
import { type ApprovedPayment, asSeen, type SeenPayment } from './payment-outcome.ts';
import type { TerminalReference } from './terminal-reference.ts';

/** A journal entry of a transaction: what happened, and when by the kiosk's clock. */
export type TimedEvent = { readonly at: string; readonly event: TransactionEvent };

/** A request to the terminal, with all that the card company will ask for. What no entry tells is null. */
export type CardRequest = {
  readonly kind: 'payment' | 'reversal';
  readonly attempt: number;
  readonly askedAt: string | null;
  readonly ids: TerminalReference | null;
  readonly amount: Money | null;
  /** The payment that a reversal sends back. */
  readonly reverses: ApprovedPayment | null;
  /** What the terminal said to it, oldest first. */
  readonly answers: readonly CardAnswer[];
};

/** One answer of the terminal. */
export type CardAnswer = {
  readonly at: string;
  readonly said: AnswerEvent;
  /** It came after the kiosk had given the request up, or had called a clerk for it. */
  readonly late: boolean;
  /** The money that it names; null where it names none. */
  readonly money: SeenPayment | null;
  /** How much it says went back; null where it says nothing of that. */
  readonly givenBack: Money | null;
};

export type AnswerEvent = Extract<TransactionEvent, { kind: PaymentAnswerKind | ReversalAnswerKind }>;
type PaymentAnswerKind =
  | 'payment-approved'
  | 'payment-declined'
  | 'payment-unknown'
  | 'payment-not-made'
  | 'late-approval'
  | 'late-check-passed'
  | 'late-doubt';
type ReversalAnswerKind =
  | 'reversed'
  | 'reversal-refused'
  | 'reversal-unknown'
  | 'reversal-not-made'
  | 'reversal-partial'
  | 'late-reversal-checked';

/**
 * What the kiosk asked the terminal for in a transaction, and each answer, in the order of the requests. Only what the entries say:
 * also of events that the machine refuses, and of answers to requests whose entry is missing.
 */
export function cardFacts(entries: readonly TimedEvent[]): readonly CardRequest[] {
  const requests: Growing[] = [];
  for (const { at, event } of entries) {
    switch (event.kind) {
      case 'payment-requested':
        requests.push({ ...asked('payment', event, at), amount: event.amount, reverses: null });
        break;
      case 'reversal-requested':
        requests.push({
          ...asked('reversal', event, at),
          amount: event.payment.amount,
          reverses: event.payment,
        });
        break;
      case 'clerk-needed':
        giveUp(requests, event.reason === 'payment-unknown' ? 'payment' : 'reversal');
        break;
      default:
        if (isAnswer(event)) answer(requests, at, event);
    }
  }
  return requests.map(({ givenUp: _givenUp, ...request }) => request);
}

type Growing = Omit<CardRequest, 'answers'> & { readonly answers: CardAnswer[]; givenUp: boolean };

const asked = (
  kind: CardRequest['kind'],
  { attempt, request }: { readonly attempt: number; readonly request: TerminalReference },
  at: string,
): Omit<Growing, 'amount' | 'reverses'> => ({
  kind,
  attempt,
  askedAt: at,
  ids: request,
  answers: [],
  givenUp: false,
});

function giveUp(requests: readonly Growing[], kind: CardRequest['kind']): void {
  const last = requests.findLast((request) => request.kind === kind);
  if (last) last.givenUp = true;
}

function answer(requests: Growing[], at: string, said: AnswerEvent): void {
  const kind = isOfReversal(said) ? 'reversal' : 'payment';
  const request = requestOf(requests, kind, said.attempt);
  const late = request.givenUp || said.kind.startsWith('late-');
  request.answers.push({
    at,
    said,
    late,
    money: moneyOf(said),
    givenBack: givenBackOf(said, request.reverses),
  });
  // Money that the terminal has named is asked for on, whatever it denies.
  const denied = said.kind === 'payment-not-made' || said.kind === 'payment-declined';
  if (denied && request.answers.every(({ money }) => money === null)) request.givenUp = true;
}

/** Reversals count from one again for each payment that goes back: the newest of this number is meant. */
function requestOf(requests: Growing[], kind: CardRequest['kind'], attempt: number): Growing {
  const known = requests.findLast((request) => request.kind === kind && request.attempt === attempt);
  if (known) return known;
  const missing: Growing = {
    kind,
    attempt,
    askedAt: null,
    ids: null,
    amount: null,
    reverses: null,
    answers: [],
    givenUp: false,
  };
  requests.push(missing);
  return missing;
}

function moneyOf(said: AnswerEvent): SeenPayment | null {
  switch (said.kind) {
    case 'payment-approved':
    case 'late-approval':
      return asSeen(said.payment);
    case 'payment-unknown':
    case 'late-doubt':
      return said.seen ?? null;
    default:
      return null;
  }
}

function givenBackOf(said: AnswerEvent, reverses: ApprovedPayment | null): Money | null {
  if (said.kind === 'reversed') return reverses?.amount ?? null;
  return said.kind === 'reversal-partial' ? said.reversed : null;
}

const PAYMENT_ANSWERS: Readonly<Record<PaymentAnswerKind, true>> = {
  'payment-approved': true,
  'payment-declined': true,
  'payment-unknown': true,
  'payment-not-made': true,
  'late-approval': true,
  'late-check-passed': true,
  'late-doubt': true,
};
const REVERSAL_ANSWERS: Readonly<Record<ReversalAnswerKind, true>> = {
  reversed: true,
  'reversal-refused': true,
  'reversal-unknown': true,
  'reversal-not-made': true,
  'reversal-partial': true,
  'late-reversal-checked': true,
};

const isAnswer = (event: TransactionEvent): event is AnswerEvent =>
  event.kind in PAYMENT_ANSWERS || event.kind in REVERSAL_ANSWERS;

const isOfReversal = (said: AnswerEvent): boolean => said.kind in REVERSAL_ANSWERS;
