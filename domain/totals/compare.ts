import type { Movement } from './movements.ts';
import { type Booked, type ComparedTotals, NOTHING_BOOKED, netMinor } from './terminal-totals.ts';

/** More sums than these are not tried: with so much money in doubt nothing can be concluded from a total. */
const MOST_SUMS = 4_096;

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
  const missing = netMinor(terminal) - netMinor(journal);
  return { currency, terminal, journal, differenceMinor: leastRest(missing, uncertain.map(signedMinor)) };
}

function book(booked: Booked, { kind, amount }: Movement): Booked {
  const side = kind === 'payment' ? 'payments' : 'reversals';
  const { count, sumMinor } = booked[side];
  return { ...booked, [side]: { count: count + 1, sumMinor: sumMinor + amount.amountMinor } };
}

const signedMinor = ({ kind, amount }: Movement): number =>
  kind === 'payment' ? amount.amountMinor : -amount.amountMinor;

/** What is left of a difference when as much of it as possible is explained by some of these sums. */
function leastRest(difference: number, perhaps: readonly number[]): number {
  let sums = new Set([0]);
  for (const one of perhaps) {
    if (sums.size * 2 > MOST_SUMS) return 0;
    sums = new Set([...sums, ...[...sums].map((sum) => sum + one)]);
  }
  let rest = difference;
  for (const sum of sums) if (Math.abs(difference - sum) < Math.abs(rest)) rest = difference - sum;
  return rest;
}
