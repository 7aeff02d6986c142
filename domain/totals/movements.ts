import type { Money } from '../money/index.ts';
import type { TransactionEvent } from '../transaction/index.ts';

/** An entry of one transaction, with its place in the journal. */
export type PlacedEvent = { readonly seq: number; readonly event: TransactionEvent };

/** One request to the terminal that may have moved money, as the journal knows it. */
export type Movement = {
  readonly kind: 'payment' | 'reversal';
  /** Where the terminal was asked. */
  readonly askedSeq: number;
  /** Where the journal learnt how it ended; null while it has not. */
  readonly knownSeq: number | null;
  /**
   * `booked`: exactly as it was asked for, or a part whose sum is known. `not-booked`: the terminal says that it moved nothing.
   * `perhaps`: nobody knows, or a clerk has it.
   */
  readonly state: 'booked' | 'not-booked' | 'perhaps';
  readonly amount: Money;
};

/** In the place of the terminal's own id where it has named several: its ids are never empty. */
const MANY = '';

/** The movements of one transaction's entries, oldest first. */
export function movementsOf(events: readonly PlacedEvent[]): readonly Movement[] {
  const movements: Movement[] = [];
  /** Where each attempt stands among them: the attempts of a second reversal begin with one again. */
  const places = new Map<string, number>();
  /** The terminal's own id of what it named for each payment last. */
  const named = new Map<number, string>();
  /** The payments of which the terminal has said that it took something. */
  const seen = new Set<number>();
  /** The payment that each reversal sends back. */
  const undone = new Map<number, Undone>();
  const ask = (kind: Movement['kind'], attempt: number, askedSeq: number, amount: Money): void => {
    places.set(`${kind} ${attempt}`, movements.length);
    movements.push({ kind, askedSeq, knownSeq: null, state: 'perhaps', amount });
  };
  const know = (
    kind: Movement['kind'],
    attempt: number,
    knownSeq: number,
    change: Partial<Pick<Movement, 'state' | 'amount'>>,
  ): void => {
    const place = places.get(`${kind} ${attempt}`) ?? -1;
    const movement = movements[place];
    if (movement) movements[place] = { ...movement, knownSeq, ...change };
  };
  const name = (attempt: number, id: string | null): void => {
    const place = places.get(`payment ${attempt}`);
    if (place === undefined || id === null) return;
    const before = named.get(place);
    // A payment for which several were named may be any of them, or none.
    named.set(place, before === undefined || before === id ? id : MANY);
  };
  for (const { seq, event } of events) {
    switch (event.kind) {
      case 'payment-requested':
        ask('payment', event.attempt, seq, event.amount);
        break;
      case 'payment-approved':
      case 'late-approval':
        know('payment', event.attempt, seq, { state: 'booked', amount: event.payment.amount });
        named.set(places.get(`payment ${event.attempt}`) ?? -1, event.payment.terminalTransactionId);
        break;
      case 'payment-declined':
      case 'payment-not-made':
        // Money that the terminal has named and denies then may be in its books.
        if (!seen.has(places.get(`payment ${event.attempt}`) ?? -1))
          know('payment', event.attempt, seq, { state: 'not-booked' });
        break;
      case 'payment-unknown':
      case 'late-doubt':
        know('payment', event.attempt, seq, {
          state: 'perhaps',
          ...(event.seen?.amount ? { amount: event.seen.amount } : {}),
        });
        name(event.attempt, event.seen?.terminalTransactionId ?? null);
        if (event.seen) seen.add(places.get(`payment ${event.attempt}`) ?? -1);
        break;
      case 'reversal-requested':
        undone.set(movements.length, {
          id: event.payment.terminalTransactionId,
          wholeMinor: event.payment.amount.amountMinor,
        });
        ask('reversal', event.attempt, seq, event.payment.amount);
        break;
      case 'reversed':
        know('reversal', event.attempt, seq, { state: 'booked' });
        break;
      case 'reversal-refused':
        know('reversal', event.attempt, seq, { state: 'not-booked' });
        break;
      case 'reversal-partial':
        know('reversal', event.attempt, seq, {
          state: event.reversed === null ? 'perhaps' : 'booked',
          ...(event.reversed === null ? {} : { amount: event.reversed }),
        });
        break;
      default:
        break;
    }
  }
  return undoneOnce(eachOnce(movements, named), undone);
}

/** A payment that a reversal sends back: the terminal's own id of it, and its sum. */
type Undone = { readonly id: string; readonly wholeMinor: number };

/**
 * A payment goes back as a whole once: of several reversals of it whose end nobody knows one may have moved money, and none where
 * another did.
 */
function undoneOnce(
  movements: readonly Movement[],
  undone: ReadonlyMap<number, Undone>,
): readonly Movement[] {
  const back = new Set<string>();
  for (const [place, { id, wholeMinor }] of undone) {
    const movement = movements[place];
    if (movement?.state === 'booked' && movement.amount.amountMinor === wholeMinor) back.add(id);
  }
  return movements.map((movement, place) => {
    const payment = undone.get(place);
    if (payment === undefined || movement.state !== 'perhaps') return movement;
    const isAnother = back.has(payment.id);
    back.add(payment.id);
    return isAnother ? { ...movement, state: 'not-booked' } : movement;
  });
}

/** Under the same id of the terminal's own it is the same money: of several payments that it was named for, one has it. */
function eachOnce(movements: readonly Movement[], named: ReadonlyMap<number, string>): readonly Movement[] {
  const owners = new Map<string, number>();
  for (const [place, id] of named) {
    if (id === MANY) continue;
    const owner = movements[owners.get(id) ?? -1];
    const other = movements[place];
    if (owner?.state !== 'booked' && other?.state !== 'not-booked') owners.set(id, place);
  }
  return movements.map((movement, place) => {
    const owner = owners.get(named.get(place) ?? MANY) ?? place;
    return owner === place ? movement : { ...movement, state: 'not-booked' };
  });
}
