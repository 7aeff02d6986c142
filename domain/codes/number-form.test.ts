import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { byForm, readCode, readTypedNumber } from './index.ts';
import { TOWN } from './testing-town.ts';

const ACCOUNTS = ['000-0000'];
const BILLS = ['A-0000-0000'];

describe('a number', () => {
  it.each([
    '104-2210',
    '1042210',
    '104 2210',
    '104-22-10',
    '104–2210',
    '104—2210',
    '104‑2210',
    '104−2210',
    ' 104 - 2210 ',
    '104\u00a02210',
    '104\u00ad2210',
    '１０４－２２１０',
    '١٠٤-٢٢١٠',
    '00104-2210',
    '01042210',
    '104.2210',
    '104/2210',
    '104_2210',
    '104-2210.',
  ])('typed as %j is the one that the town prints', (typed) => {
    expect(readTypedNumber(typed, ACCOUNTS)).toBe('104-2210');
  });

  it.each([
    'W-2026-0412',
    'w20260412',
    'W 2026 0412',
    'w–2026–412',
    'W-2026-412',
    'W2026-0412',
    'W/2026/0412',
  ])('of a bill typed as %j too', (typed) => {
    expect(readTypedNumber(typed, BILLS)).toBe('W-2026-0412');
  });

  it('has its leading zeros again when only one form can be meant', () => {
    expect(readTypedNumber('70011', ['0000000'])).toBe('0070011');
    expect(readTypedNumber('412', ['000000'])).toBe('000412');
    expect(readTypedNumber('412', ['000000', '0000'])).toBe('412');
    expect(readTypedNumber('0412', ['000000', '0000'])).toBe('0412');
    expect(readTypedNumber('12345678', ['0000000'])).toBe('12345678');
  });

  it('that fits no form stays as typed, with plain hyphens', () => {
    expect(readTypedNumber('mill1 – 42', ACCOUNTS)).toBe('MILL1-42');
    expect(readTypedNumber('ab 12', [])).toBe('AB12');
  });

  it('in a form is read as itself in every spelling', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 });
    const between = fc.constantFrom('', ' ', '-', '–', ' - ', '\u2011', '\u00a0');
    fc.assert(
      fc.property(digits, between, (number, part) => {
        const text = number.join('');
        const printed = `${text.slice(0, 3)}-${text.slice(3)}`;
        expect(readTypedNumber(`${text.slice(0, 3)}${part}${text.slice(3)}`, ACCOUNTS)).toBe(printed);
        expect(byForm(text, ACCOUNTS)).toBe(printed);
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (typed) => typeof readTypedNumber(typed, BILLS) === 'string',
      ),
    );
  });
});

describe('a slip with the number in its text', () => {
  const slip = (text: string, reference = ''): unknown =>
    readCode(
      `BCD\n002\n1\nSCT\n\nTown of Millbrook\nIE76MILL90000112345678\nEUR86.40\n\n${reference}\n${text}\n`,
      TOWN,
    );
  const bill = (accountNumber: string | null): unknown =>
    expect.objectContaining({ kind: 'slip', billNumber: 'W-2026-0412', accountNumber });

  it.each([
    ['W-2026-0412', null],
    ['w20260412', null],
    [' W – 2026 – 0412 ', null],
    ['104-2210 W-2026-0412', '104-2210'],
    ['1042210W20260412', '104-2210'],
    ['104-2210 / W-2026-0412', '104-2210'],
    ['W-2026-0412, 104-2210', '104-2210'],
    ['W-2026-0412.', null],
  ])('%j names its bill', (text, account) => {
    expect(slip(text)).toEqual(bill(account));
  });

  it('may write the account in groups of four, as it stands on paper', () => {
    const inGroups = 'BCD\n002\n1\nSCT\n\nTown\nIE76 MILL 9000 0112 3456 78\nEUR86.40\n\n\nW-2026-0412';
    expect(readCode(inGroups, TOWN)).toEqual(bill(null));
  });

  it.each(['thank you', '', 'W-2026-0412 thanks', 'W-2026-0412 W-2026-0413', '104-2210', 'W-2026-041'])(
    '%j names none',
    (text) => {
      expect(slip(text)).toEqual({ kind: 'refused', why: 'slip-without-bill' });
    },
  );
});
