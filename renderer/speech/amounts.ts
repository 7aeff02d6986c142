import { localeOf } from '../../domain/text/index.ts';

/**
 * Says amounts of money as people do: `€84.20` as `84.20 euros`, `€84.00` as `84 euros`. Voices read signs of a currency in
 * the wrong place, or not at all. Returns the function that does it with a text of this language.
 */
export function amountsInWords(tag: string, currency: string): (text: string) => string {
  const language = localeOf(tag);
  const written = new Intl.NumberFormat(language, { style: 'currency', currency }).formatToParts(1_234_567.5);
  const part = (type: Intl.NumberFormatPartTypes): string =>
    bare(written.find((one) => one.type === type)?.value ?? '');
  const decimal = part('decimal');
  const number = `\\p{Nd}+(?:${anyOf(part('group'))}\\p{Nd}{3})*(?:${anyOf(decimal)}\\p{Nd}+)?`;
  const sign = anyOf(part('currency'));
  const amount = new RegExp(`${sign}\\s?(${number})|(${number})\\s?${sign}`, 'gu');
  const inWords = new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'name',
    useGrouping: false,
    numberingSystem: 'latn',
    trailingZeroDisplay: 'stripIfInteger',
  });
  return (text) =>
    bare(text).replace(amount, (_whole, after: string | undefined, before: string | undefined) =>
      inWords.format(numberOf(after ?? before ?? '', decimal)),
    );
}

/** Without what only directs the writing. */
const bare = (text: string): string => text.replace(/[\u200e\u200f\u061c\u2066-\u2069]/g, '');

const anyOf = (literal: string): string =>
  literal.trim() === '' ? '\\s' : literal.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&').replace(/\s/g, '\\s');

/** Digits of every script count alike: the last four bits of ours are their value. */
function numberOf(number: string, decimal: string): number {
  const at = decimal === '' ? -1 : number.lastIndexOf(decimal);
  const digits = (part: string): string =>
    [...part]
      .filter((one) => /\p{Nd}/u.test(one))
      .map((one) => (one.codePointAt(0) ?? 0) & 0xf)
      .join('');
  return Number(at === -1 ? digits(number) : `${digits(number.slice(0, at))}.${digits(number.slice(at))}`);
}
