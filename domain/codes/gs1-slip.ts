import { type Currency, fromDecimal, type Money } from '../money/index.ts';
import { isGln } from './check-digits.ts';
import { currencyNumber } from './currency-number.ts';
import { GS, gs1Elements } from './gs1-elements.ts';
import { readReference } from './read-reference.ts';
import { type CodeFacts, refused, type ScannedCode } from './scanned-code.ts';

/** GS1-128, DataBar, GS1 DataMatrix, GS1 QR code, GS1 DotCode (ISO/IEC 15424). */
const GS1_SYMBOLOGIES = [']C1', ']e0', ']d2', ']Q3', ']J1'];
const BEGINS_AS_SLIP = /^(?:415|8020|39[01]\d)/;

/**
 * Reads a GS1 payment slip: AI 415 (who is paid), 8020 (reference), 390n or 391n (amount). Null for what is no GS1
 * code; one of goods is `unknown`. Without a symbology identifier only a whole slip counts: its digits alone could be
 * anything.
 */
export function readGs1Slip(text: string, symbology: string | null, town: CodeFacts): ScannedCode | null {
  const marked = text.startsWith(GS) || (symbology !== null && GS1_SYMBOLOGIES.includes(symbology));
  const content = text.startsWith(GS) ? text.slice(1) : text;
  const elements = gs1Elements(content);
  const payee = elements?.get('415');
  const reference = elements?.get('8020');
  if (!marked && (payee === undefined || reference === undefined || !isGln(payee))) return null;
  if (elements === null) return BEGINS_AS_SLIP.test(content) ? refused('damaged-code') : { kind: 'unknown' };
  if (payee === undefined && reference === undefined) return { kind: 'unknown' };
  if (payee === undefined || !isGln(payee)) return refused('damaged-code');
  const asked = amountOf(elements, town.currency);
  if (asked === 'wrong') return refused('damaged-code');
  if (payee !== town.payments?.gln) return refused('slip-of-another-payee');
  if (asked === 'another-currency') return refused('slip-in-another-currency');
  return reference === undefined ? refused('slip-without-bill') : readReference(reference, asked, town);
}

function amountOf(
  elements: ReadonlyMap<string, string>,
  currency: Currency,
): Money | null | 'another-currency' | 'wrong' {
  const amounts = [...elements].filter(([identifier]) => /^39[01]\d$/.test(identifier));
  const [identifier, value] = amounts[0] ?? [];
  if (identifier === undefined || value === undefined) return null;
  if (amounts.length > 1) return 'wrong';
  const withCurrency = identifier.startsWith('391');
  if (withCurrency && value.slice(0, 3) !== currencyNumber(currency)) return 'another-currency';
  const decimals = Number(identifier.charAt(3));
  const digits = (withCurrency ? value.slice(3) : value).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals).replace(/^0+(?=\d)/, '');
  const fraction = digits.slice(digits.length - decimals);
  const amount = fromDecimal(fraction === '' ? whole : `${whole}.${fraction}`, currency);
  return amount === null || amount.amountMinor === 0 ? 'wrong' : amount;
}
