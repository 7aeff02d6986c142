import { Currency, fromDecimal, type Money, sameMoney, toDecimal } from '../../../domain/money/index.ts';

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
  return Currency.safeParse(currency).success ? fromDecimal(String(number), currency) : null;
}

/**
 * What an answer says about the money, beside what was asked. `none`: it names no amount. `unreadable`: it names one that is
 * none, has fractions of a minor unit or is negative. `other-currency`: `amount` is null where it is unreadable besides.
 */
export type SaidAmount =
  | { readonly kind: 'none' | 'unreadable' }
  | { readonly kind: 'whole' | 'less' | 'more'; readonly amount: Money }
  | { readonly kind: 'other-currency'; readonly amount: Money | null };

/** Compares an amount of an answer with what was asked for; without a currency of its own it is in the one asked for. */
export function compareAmount(
  number: number | null | undefined,
  currency: string | null | undefined,
  asked: Money | null,
): SaidAmount {
  if (asked === null) return { kind: 'none' };
  const other = (currency ?? asked.currency) !== asked.currency;
  if (number === null || number === undefined)
    return other ? { kind: 'other-currency', amount: null } : { kind: 'none' };
  const read = fromNexoAmount(number, currency ?? asked.currency);
  const amount = read !== null && read.amountMinor >= 0 ? read : null;
  if (other) return { kind: 'other-currency', amount };
  if (amount === null) return { kind: 'unreadable' };
  if (amount.amountMinor < asked.amountMinor) return { kind: 'less', amount };
  return { kind: amount.amountMinor > asked.amountMinor ? 'more' : 'whole', amount };
}
