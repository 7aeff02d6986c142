import { type Money, sameMoney } from '../money/index.ts';
import type { SeenPayment } from './payment-outcome.ts';

/** What a terminal says of one request's money: its last word, and the other amounts that it named before, each once. */
export type NamedAmounts = { readonly last: Money | null; readonly alsoNamed: readonly Money[] };

/**
 * The amounts beside its last word when a terminal names another one. A terminal that contradicts itself is right about one of them
 * at most: a clerk has to see all. An answer without an amount takes nothing back.
 */
export function alsoNamed({ last, alsoNamed: others }: NamedAmounts, now: Money | null): readonly Money[] {
  if (now === null || last === null) return others;
  const known = others.some((other) => sameMoney(other, last)) ? others : [...others, last];
  return known.filter((other) => !sameMoney(other, now));
}

/** What a terminal says it took, after another answer: one that names no amount takes none back. */
export const lastSeen = (before: SeenPayment | null, now: SeenPayment | null): SeenPayment | null =>
  now === null || (now.amount === null && before !== null && before.amount !== null) ? before : now;

/** Whether a terminal has named more than one payment of its own for one request, with this answer. */
export const namesMany = (
  { seen, manyNamed }: { readonly seen: SeenPayment | null; readonly manyNamed: boolean },
  now: SeenPayment | null,
): boolean => {
  const [before, after] = [seen?.terminalTransactionId ?? null, now?.terminalTransactionId ?? null];
  return manyNamed || (before !== null && after !== null && before !== after);
};
