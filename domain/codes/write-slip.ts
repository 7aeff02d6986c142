import { type Money, toDecimal } from '../money/index.ts';
import { writeCreditorReference } from './check-digits.ts';
import { GS } from './gs1-elements.ts';

/**
 * The text of a bill's EPC QR code (EPC069-12 version 002): the QR code is drawn with error correction M.
 * `carried` is the bill's number, or the account's and the bill's, with or without hyphens. Null when that does not
 * fit into a creditor reference or the amount is not in euros.
 */
export function writeEpcSlip(slip: {
  readonly payee: string;
  readonly iban: string;
  readonly amount: Money;
  readonly carried: string;
}): string | null {
  const reference = writeCreditorReference(slip.carried.replaceAll('-', ''));
  if (reference === null || slip.amount.currency !== 'EUR') return null;
  const amount = `EUR${toDecimal(slip.amount)}`;
  return ['BCD', '002', '1', 'SCT', '', slip.payee.slice(0, 70), slip.iban, amount, '', reference].join('\n');
}

/** The element string of a bill's GS1-128 payment slip in the town's currency, as a scanner sends it; null as above. */
export function writeGs1Slip(slip: {
  readonly gln: string;
  readonly amount: Money;
  readonly carried: string;
}): string | null {
  const reference = writeCreditorReference(slip.carried.replaceAll('-', ''));
  if (reference === null) return null;
  const [, fraction = ''] = toDecimal(slip.amount).split('.');
  return `]C1415${slip.gln}390${fraction.length}${slip.amount.amountMinor}${GS}8020${reference}`;
}
