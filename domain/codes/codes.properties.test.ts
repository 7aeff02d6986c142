import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBillCode, writeBillCode } from '../bill/index.ts';
import { readCode, writeEpcSlip, writeGs1Slip } from './index.ts';
import { TOWN } from './testing-town.ts';

const digits = (length: number): fc.Arbitrary<string> =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));
const accountNumber = fc.tuple(digits(3), digits(4)).map((parts) => parts.join('-'));
const billNumber = fc
  .tuple(fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), digits(4), digits(4))
  .map((parts) => parts.join('-'));
const amount = fc
  .integer({ min: 1, max: 99_999_999_999 })
  .filter((minor) => minor <= 10_000_000_000)
  .map((amountMinor) => ({ amountMinor, currency: 'EUR' }));
const [iban = ''] = TOWN.payments.ibans;
const epc = (carried: string, asked: { amountMinor: number; currency: string }): string =>
  writeEpcSlip({ payee: 'Town of Millbrook', iban, amount: asked, carried }) ?? '';
const gs1 = (carried: string, asked: { amountMinor: number; currency: string }): string =>
  writeGs1Slip({ gln: TOWN.payments.gln, amount: asked, carried }) ?? '';

/** Every text that differs from this one in the digit at one place between `from` and the end. */
function withOneDigitFlipped(text: string, from: number, to = text.length): string[] {
  return [...text].flatMap((character, at) =>
    at < from || at >= to || !/\d/.test(character)
      ? []
      : [...'0123456789']
          .filter((digit) => digit !== character)
          .map((digit) => text.slice(0, at) + digit + text.slice(at + 1)),
  );
}

describe('any text at all', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 20_000 }),
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc
      .tuple(
        fc.constantFrom(
          'TKB1:',
          'BCD\n002\n1\nSCT\n',
          ']C1415',
          '\u001d8020',
          ']Q3',
          '@\n\u001e\rANSI ',
          'RF18',
          'http://',
        ),
        fc.string({ unit: 'binary', maxLength: 300 }),
      )
      .map((parts) => parts.join('')),
    fc.string({
      unit: fc.constantFrom('0', '9', 'A', '-', ' ', '\n', '\u001d', ':', '<'),
      maxLength: 20_000,
    }),
  );
  it('is answered, never thrown at, with one of the known meanings', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(['bill', 'slip', 'account-number', 'bill-number', 'refused', 'unknown']).toContain(
          readCode(text, TOWN).kind,
        );
        readCode(text, { townId: 'elsewhere', currency: 'USD' });
      }),
      { numRuns: 300 },
    );
  });
});

describe('every code of a bill that can be written', () => {
  it('is read back: the town’s own', () => {
    fc.assert(
      fc.property(accountNumber, billNumber, (account, bill) => {
        const written = writeBillCode({ townId: TOWN.townId, accountNumber: account, billNumber: bill });
        expect(readCode(written, TOWN)).toEqual({ kind: 'bill', accountNumber: account, billNumber: bill });
      }),
    );
  });
  it('is read back: an EPC QR code and a GS1-128 slip, with the account’s number or without', () => {
    fc.assert(
      fc.property(accountNumber, billNumber, amount, fc.boolean(), (account, bill, asked, both) => {
        const carried = both ? account + bill : bill;
        const meant = { kind: 'slip', billNumber: bill, accountNumber: both ? account : null, amount: asked };
        expect(readCode(gs1(carried, asked), TOWN)).toEqual(meant);
        // The scheme's amounts end below a thousand million.
        expect(readCode(epc(carried, asked), TOWN)).toEqual(meant);
      }),
    );
  });
});

describe('one digit that was misread', () => {
  it('is found anywhere in the town’s own code', () => {
    fc.assert(
      fc.property(accountNumber, billNumber, (account, bill) => {
        const written = writeBillCode({ townId: TOWN.townId, accountNumber: account, billNumber: bill });
        for (const flipped of withOneDigitFlipped(written, 'TKB1:'.length)) {
          expect(readBillCode(flipped)).toBeNull();
          expect(readCode(flipped, TOWN)).toEqual({ kind: 'refused', why: 'damaged-code' });
        }
      }),
      { numRuns: 20 },
    );
  });
  it('is found in the account and in the reference of an EPC QR code', () => {
    fc.assert(
      fc.property(billNumber, amount, (bill, asked) => {
        const written = epc(bill, asked);
        const account = written.indexOf(iban);
        const flipped = [
          ...withOneDigitFlipped(written, account, account + iban.length),
          ...withOneDigitFlipped(written, written.lastIndexOf('\n')),
        ];
        expect(flipped.length).toBeGreaterThan(200);
        for (const text of flipped)
          expect(readCode(text, TOWN)).toEqual({ kind: 'refused', why: 'damaged-code' });
      }),
      { numRuns: 20 },
    );
  });
  it('is found in the payee and in the reference of a GS1-128 slip', () => {
    fc.assert(
      fc.property(billNumber, amount, (bill, asked) => {
        const written = gs1(bill, asked);
        const payee = written.indexOf(TOWN.payments.gln);
        const flipped = [
          ...withOneDigitFlipped(written, payee, payee + 13),
          ...withOneDigitFlipped(written, written.indexOf('RF')),
        ];
        expect(flipped.length).toBeGreaterThan(150);
        for (const text of flipped)
          expect(readCode(text, TOWN)).toEqual({ kind: 'refused', why: 'damaged-code' });
      }),
      { numRuns: 20 },
    );
  });
});
