import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalSignOfLanguage, readTypedAmount, writeTypedAmount } from './index.ts';

const SIGNS = ['.', ','] as const;
const signs = fc.constantFrom(...SIGNS);
const currencies = fc.constantFrom('EUR', 'TND', 'JPY');
const amounts = fc.integer({ min: 0, max: 10_000_000_000 });

describe('an amount that a person types', () => {
  it('is read with a decimal comma and with a decimal point', () => {
    const cents = [
      ['41,20', 4_120],
      ['41.20', 4_120],
      [' 41,2 ', 4_120],
      ['€41.20', 4_120],
      ['41,20 eur', 4_120],
      ['1234', 123_400],
      ['1.234,50', 123_450],
      ['1,234.50', 123_450],
      ['1 234,50', 123_450],
      ['1’234.50', 123_450],
      ['1.234.567', 123_456_700],
      ['0,05', 5],
    ] as const;
    for (const [text, amountMinor] of cents)
      for (const sign of SIGNS)
        expect(readTypedAmount(text, 'EUR', sign)).toEqual({
          kind: 'amount',
          amount: { amountMinor, currency: 'EUR' },
        });
  });

  it('is refused where its only sign may stand between thousands', () => {
    const meanings = (text: string, currency: string, sign: '.' | ',') =>
      readTypedAmount(text, currency, sign);
    const two = { kind: 'wrong', why: 'two-meanings' };
    for (const text of ['1.234', '1,234', '999,999']) {
      expect(meanings(text, 'EUR', ',')).toEqual(two);
      expect(meanings(text, 'EUR', '.')).toEqual(two);
    }
    expect(meanings('1,234', 'JPY', '.')).toEqual(two);
    // Three decimal places: the town's own sign says which it is, the other one does not.
    expect(meanings('1,234', 'TND', ',')).toMatchObject({ amount: { amountMinor: 1_234 } });
    expect(meanings('1.234', 'TND', ',')).toEqual(two);
    expect(meanings('0.234', 'TND', ',')).toMatchObject({ amount: { amountMinor: 234 } });
  });

  it('is refused where it is none, has too many decimal places or is too large', () => {
    for (const text of ['', '-1', '1,2,3', '1.23.456', '12 34', '1,234,56', '1e3', '41,', ',5', '1.234.567.'])
      expect(readTypedAmount(text, 'EUR', ',')).toEqual({ kind: 'wrong', why: 'not-an-amount' });
    expect(readTypedAmount('1234,567', 'EUR', ',')).toEqual({ kind: 'wrong', why: 'too-many-places' });
    expect(readTypedAmount('1,5', 'JPY', ',')).toEqual({ kind: 'wrong', why: 'too-many-places' });
    expect(readTypedAmount('999999999', 'EUR', ',')).toEqual({ kind: 'wrong', why: 'too-large' });
  });

  it('comes back as it was written into the field, in every currency and with either sign', () => {
    fc.assert(
      fc.property(amounts, currencies, signs, (amountMinor, currency, sign) => {
        const amount = { amountMinor, currency };
        expect(readTypedAmount(writeTypedAmount(amount, sign), currency, sign)).toEqual({
          kind: 'amount',
          amount,
        });
      }),
    );
  });

  it('never means another amount in a town that writes the other sign', () => {
    const texts = fc.string({ unit: fc.constantFrom('0', '1', '2', '.', ',', ' '), maxLength: 9 });
    fc.assert(
      fc.property(texts, currencies, (text, currency) => {
        const [one, other] = SIGNS.map((sign) => readTypedAmount(text, currency, sign));
        if (one?.kind === 'amount' && other?.kind === 'amount') expect(one).toEqual(other);
      }),
    );
  });

  it('has the decimal sign of the town’s language', () => {
    const written = ['en', 'de', 'fr-TN', 'ar-TN', 'pl', 'es-MX'].map(decimalSignOfLanguage);
    expect(written).toEqual(['.', ',', ',', ',', ',', '.']);
  });
});
