import type { Movement } from './movements.ts';
import { type Booked, type ComparedTotals, NOTHING_BOOKED, netMinor } from './terminal-totals.ts';

/** More choices than these are not tried: with so much money in doubt nothing can be concluded from a total. */
const MOST_CHOICES = 4_096;

/**
 * The terminal's figures of a period beside the journal's. A period begins after an entry of the journal; a movement belongs to
 * the one in which the terminal was asked for it. What is not certain (its end is unknown, a clerk has it, or the journal learnt of
 * it in another period) may stand in the terminal's books or not: it explains a difference where it can.
 * @param sinceSeq the last entry before the period
 */
export function compareTotals(
  currency: string,
  terminal: Booked,
  movements: readonly Movement[],
  sinceSeq: number,
): ComparedTotals {
  const ours = movements.filter(({ amount }) => amount.currency === currency);
  const certain = ours.filter((movement) => movement.state === 'booked' && movement.askedSeq > sinceSeq);
  const uncertain = ours.filter(
    (movement) =>
      movement.state === 'perhaps' ||
      (movement.state === 'booked' && movement.askedSeq <= sinceSeq && (movement.knownSeq ?? 0) > sinceSeq),
  );
  const journal = certain.reduce(book, NOTHING_BOOKED);
  return { currency, terminal, journal, differenceMinor: leastRest(terminal, journal, uncertain) };
}

function book(booked: Booked, { kind, amount }: Movement): Booked {
  const side = kind === 'payment' ? 'payments' : 'reversals';
  const { count, sumMinor } = booked[side];
  return { ...booked, [side]: { count: count + 1, sumMinor: sumMinor + amount.amountMinor } };
}

/**
 * What is left of a difference when some of the uncertain movements explain as much of it as they can. The terminal says how many
 * payments and reversals it has: of all choices, those that come nearest to its counts go first, and of them the one that leaves
 * least. By sums alone, money that nobody moved can seem to explain a difference that has another cause.
 */
function leastRest(terminal: Booked, journal: Booked, uncertain: readonly Movement[]): number {
  let choices = new Map([[keyOf(journal), journal]]);
  for (const movement of uncertain) {
    if (choices.size * 2 > MOST_CHOICES) return 0;
    const withIt = [...choices.values()].map((choice) => book(choice, movement));
    choices = new Map([...choices, ...withIt.map((choice) => [keyOf(choice), choice] as const)]);
  }
  const restOf = (choice: Booked): number => netMinor(terminal) - netMinor(choice);
  const best = [...choices.values()].reduce((one, other) => {
    const worse = miscount(terminal, other) - miscount(terminal, one);
    return (worse || Math.abs(restOf(other)) - Math.abs(restOf(one))) < 0 ? other : one;
  });
  return restOf(best);
}

/** By how many payments and reversals the counts of both differ. */
const miscount = (terminal: Booked, { payments, reversals }: Booked): number =>
  Math.abs(terminal.payments.count - payments.count) + Math.abs(terminal.reversals.count - reversals.count);

/** The same for choices that come to the same counts and the same net sum. */
const keyOf = (booked: Booked): string =>
  `${booked.payments.count} ${booked.reversals.count} ${netMinor(booked)}`;
