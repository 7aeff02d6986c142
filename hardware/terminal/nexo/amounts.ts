import { fromDecimal, type Money, sameMoney, toDecimal } from '../../../domain/money/index.ts';

/**
 * An amount as nexo's JSON number, e.g. 12.34. Null when a number cannot carry it exactly: it is never rounded.
 */
export function toNexoAmount(amount: Money): number | null {
  const number = Number(toDecimal(amount));
  const back = fromNexoAmount(number, amount.currency);
  return back !== null && sameMoney(back, amount) ? number : null;
}

/** A number of an answer in minor units; null when it has more digits than the currency knows or is no amount. */
export function fromNexoAmount(number: number, currency: string): Money | null {
  return fromDecimal(String(number), currency);
}
