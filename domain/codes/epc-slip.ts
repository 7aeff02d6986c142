import { fromDecimal, type Money } from '../money/index.ts';
import { isIban } from './check-digits.ts';
import { readReference } from './read-reference.ts';
import { type CodeFacts, refused, type ScannedCode } from './scanned-code.ts';

/** The scheme's 331 bytes, as characters: which bytes they were depends on the character set. */
const LONGEST = 331;
const BIC = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;
/** What issuers put between the account's number and the bill's. */
const BETWEEN_NUMBERS = /[,;/+]/g;
const AMOUNT = /^([A-Z]{3})(\d{1,9}(?:\.\d{1,2})?)$/;

/**
 * Reads the QR code of a SEPA credit transfer (EPC069-12, versions 001 and 002); null for what does not begin as one.
 * Most issuers write the bill's number into the free text: it counts when there is nothing else. Nothing of it is kept.
 */
export function readEpcSlip(text: string, town: CodeFacts): ScannedCode | null {
  const lines = text.split(/\r\n|\n|\r/);
  if (lines[0] !== 'BCD') return null;
  const [, version, charset, , bic = '', name = '', account = '', amount = '', purpose = ''] = lines;
  const iban = account.replaceAll(' ', '');
  const [reference = '', freeText = '', information = ''] = lines.slice(9);
  const whole =
    lines.length <= 12 &&
    text.length <= LONGEST &&
    (version === '001' || version === '002') &&
    /^[1-8]$/.test(charset ?? '') &&
    lines[3] === 'SCT' &&
    (BIC.test(bic) || (version === '002' && bic === '')) &&
    name.length >= 1 &&
    name.length <= 70 &&
    isIban(iban) &&
    /^[A-Za-z0-9]{0,4}$/.test(purpose) &&
    reference.length <= 35 &&
    freeText.length <= 140 &&
    information.length <= 70 &&
    (reference === '' || freeText === '');
  const asked = amountOf(amount);
  if (!whole || asked === 'wrong') return refused('damaged-code');
  if (!town.payments?.ibans.includes(iban)) return refused('slip-of-another-payee');
  // The scheme knows euros only: a slip that leaves the amount open is in euros too.
  if ((asked?.currency ?? 'EUR') !== town.currency) return refused('slip-in-another-currency');
  return readReference(reference === '' ? freeText.replace(BETWEEN_NUMBERS, ' ') : reference, asked, town);
}

/** `EUR12.30`; null for an amount left open. */
function amountOf(text: string): Money | null | 'wrong' {
  if (text === '') return null;
  const [, currency, decimal] = AMOUNT.exec(text) ?? [];
  if (currency === undefined || decimal === undefined) return 'wrong';
  const amount = fromDecimal(decimal, currency);
  return amount === null || amount.amountMinor === 0 ? 'wrong' : amount;
}
