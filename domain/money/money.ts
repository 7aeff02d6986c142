import { z } from 'zod';
import { localeOf } from '../text/index.ts';

/** An ISO 4217 alphabetic currency code, e.g. `EUR`. */
export const Currency = z.string().regex(/^[A-Z]{3}$/, 'an ISO 4217 code such as EUR');
export type Currency = z.infer<typeof Currency>;

/** The largest amount the product handles: keeps every sum far inside the exact integers. */
export const LARGEST_AMOUNT_MINOR = 10_000_000_000;

/** An amount in whole minor units (cents, pence, yen). */
export const AmountMinor = z.int().min(-LARGEST_AMOUNT_MINOR).max(LARGEST_AMOUNT_MINOR);

/** An amount of money: whole minor units of one currency. Never a float. */
export const Money = z.object({ amountMinor: AmountMinor, currency: Currency }).readonly();
export type Money = z.infer<typeof Money>;

/** An amount that can be charged: greater than zero. */
export const PositiveMoney = Money.refine((money) => money.amountMinor > 0, 'an amount greater than zero');

export const money = (amountMinor: number, currency: Currency): Money => ({ amountMinor, currency });

export const sameMoney = (a: Money, b: Money): boolean =>
  a.amountMinor === b.amountMinor && a.currency === b.currency;

/** The sum of amounts of one currency; mixing currencies is a bug and throws. */
export function sum(amounts: readonly Money[], currency: Currency): Money {
  let amountMinor = 0;
  for (const amount of amounts) {
    if (amount.currency !== currency) throw new Error(`cannot add ${amount.currency} to ${currency}`);
    amountMinor += amount.amountMinor;
  }
  return { amountMinor, currency };
}

/** How many digits stand behind the decimal point in this currency (ISO 4217): 2 for EUR, 0 for JPY, 3 for KWD. */
export function minorDigits(currency: Currency): number {
  const known = DIGITS.get(currency);
  if (known !== undefined) return known;
  const options = new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions();
  const digits = options.maximumFractionDigits ?? 2;
  DIGITS.set(currency, digits);
  return digits;
}

/** Asked for with every amount that is read or written, and each question costs as much as a hundred amounts. */
const DIGITS = new Map<Currency, number>();

/**
 * The amount as a plain decimal with a point, e.g. `12.34`: for protocols and files, not for people.
 * Made from the digits, so it never drifts.
 */
export function toDecimal(amount: Money): string {
  const digits = minorDigits(amount.currency);
  const sign = amount.amountMinor < 0 ? '-' : '';
  const text = String(Math.abs(amount.amountMinor)).padStart(digits + 1, '0');
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/**
 * Reads a plain decimal (`12`, `12.3`, `12.34`; also `12,34`) into minor units.
 * Returns null when it is not an amount, has more digits than the currency knows, or is out of range.
 */
export function fromDecimal(text: string, currency: Currency): Money | null {
  const match = /^(-?)(\d{1,9})(?:[.,](\d+))?$/.exec(text.trim());
  if (!match) return null;
  const digits = minorDigits(currency);
  const fraction = match[3] ?? '';
  if (fraction.length > digits) return null;
  const amountMinor = Number(`${match[2]}${fraction.padEnd(digits, '0')}`);
  if (amountMinor > LARGEST_AMOUNT_MINOR) return null;
  return { amountMinor: match[1] && amountMinor !== 0 ? -amountMinor : amountMinor, currency };
}

/** The amount as people of a language write it, e.g. `12,34 €`. */
export function formatMoney(amount: Money, language: string): string {
  const format = new Intl.NumberFormat(localeOf(language), { style: 'currency', currency: amount.currency });
  return format.format(toDecimal(amount) as Intl.StringNumericLiteral);
}
