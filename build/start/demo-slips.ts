import { writeEpcSlip, writeGs1Slip } from '../../domain/codes/index.ts';
import { fromDecimal } from '../../domain/money/index.ts';
import type { TownDefinition } from '../../domain/town/index.ts';

type Preset = { readonly label: string; readonly value: string };

/** One bill of the demo town as the other codes that may stand on it: buttons on the bench. `row`: of the bill file. */
export function demoSlips(town: TownDefinition, row: readonly string[]): Preset[] {
  const { name, currency, defaultLanguage, payments } = town;
  const [accountNumber = '', , , , billNumber = ''] = row;
  const amount = fromDecimal(row[7] ?? '', currency);
  const [iban] = payments?.ibans ?? [];
  if (amount === null || iban === undefined || !payments?.gln) return [];
  const slip = { payee: name[defaultLanguage] ?? '', iban, gln: payments.gln, amount };
  const epc = writeEpcSlip({ ...slip, carried: billNumber });
  const inAnotherCurrency = epc?.replace('\nEUR', '\nSEK') ?? null;
  const written: [string, string | null][] = [
    [`EPC slip, ${billNumber}`, epc],
    ['EPC slip, account and bill', writeEpcSlip({ ...slip, carried: accountNumber + billNumber })],
    ['EPC slip in another currency', inAnotherCurrency],
    [`GS1-128 slip, ${billNumber}`, writeGs1Slip({ ...slip, carried: billNumber })],
    [`Bar code, ${accountNumber}`, `]C0${accountNumber}`],
    [`Bar code, ${billNumber}`, `]C0${billNumber}`],
  ];
  return written.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}
