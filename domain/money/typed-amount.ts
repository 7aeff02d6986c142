import { type LanguageTag, localeOf } from '../text/index.ts';
import { type Currency, LARGEST_AMOUNT_MINOR, type Money, minorDigits, toDecimal } from './money.ts';

/** What stands before the decimal places. */
export type DecimalSign = '.' | ',';

/** Why what was typed is no amount. `two-meanings`: its only sign may stand between thousands or before decimal places. */
export type AmountProblem = 'not-an-amount' | 'two-meanings' | 'too-many-places' | 'too-large';

export type TypedAmount =
  | { readonly kind: 'amount'; readonly amount: Money }
  | { readonly kind: 'wrong'; readonly why: AmountProblem };

/** The decimal sign with which a language, or a language as a region writes it, has its numbers. */
export function decimalSignOfLanguage(language: LanguageTag): DecimalSign {
  const parts = new Intl.NumberFormat(localeOf(language)).formatToParts(1.5);
  return parts.find(({ type }) => type === 'decimal')?.value === '.' ? '.' : ',';
}

/** An amount for a field in which people type: its digits with the decimal sign, and nothing between thousands. */
export const writeTypedAmount = (amount: Money, sign: DecimalSign): string =>
  toDecimal(amount).replace('.', sign);

/** Digits alone, or with one sign that may be a decimal sign. */
const SIMPLE = /^(\d+)(?:([.,])(\d+))?$/;
/** Thousands with one and the same sign or space between them, and decimal places after another sign. */
const GROUPED = /^([1-9]\d{0,2}([ .,'’])\d{3}(?:\2\d{3})*)(?:(?!\2)[.,](\d+))?$/;

/**
 * Reads an amount that a person typed, with a decimal comma or a decimal point, also with signs or spaces between thousands. What can be read in
 * two ways is refused: `1.234` is more than a thousand in one country, and a bit more than one in another. Only where the currency has three
 * decimal places, the town's own `sign` decides. An amount below zero is none.
 */
export function readTypedAmount(text: string, currency: Currency, sign: DecimalSign): TypedAmount {
  const typed = text
    .replace(/\p{Sc}/gu, '')
    .replace(new RegExp(currency, 'i'), '')
    .replace(/\s/g, ' ')
    .trim();
  const [simple, digits = '', point, places = ''] = SIMPLE.exec(typed) ?? [];
  if (simple !== undefined) {
    const isGroup = /^[1-9]\d{0,2}$/.test(digits) && places.length === 3;
    if (isGroup && !(minorDigits(currency) === 3 && point === sign)) return wrong('two-meanings');
    return amountOf(digits, places, currency);
  }
  const [grouped, whole = '', , decimals = ''] = GROUPED.exec(typed) ?? [];
  return grouped === undefined
    ? wrong('not-an-amount')
    : amountOf(whole.replace(/\D/g, ''), decimals, currency);
}

const wrong = (why: AmountProblem): TypedAmount => ({ kind: 'wrong', why });

function amountOf(whole: string, decimals: string, currency: Currency): TypedAmount {
  const places = minorDigits(currency);
  if (decimals.length > places) return wrong('too-many-places');
  const amountMinor = Number(whole + decimals.padEnd(places, '0'));
  return amountMinor > LARGEST_AMOUNT_MINOR
    ? wrong('too-large')
    : { kind: 'amount', amount: { amountMinor, currency } };
}
