import { expect, test } from 'vitest';
import type { OpenBill } from '../../../domain/bill/index.ts';
import { amountsAtFirst, linesOf, partInText } from './chosen-amounts.ts';

const bill = (billId: string, openMinor: number): OpenBill => ({
  billId,
  billNumber: `N-${billId}`,
  title: { en: 'Water' },
  dueOn: '2026-12-01',
  openMinor,
  currency: 'EUR',
  leastPartMinor: 100,
});

const bills = [bill('b1', 8_390), bill('b2', 41_250)];

test('at first every bill is chosen in full', () => {
  expect(amountsAtFirst({ bills, chosen: [] })).toEqual({ b1: 8_390, b2: 41_250 });
});

test('what was chosen before is chosen still, but never more than is open now', () => {
  const chosen = [{ billId: 'b1', billNumber: 'N-b1', amountMinor: 9_999 }];
  expect(amountsAtFirst({ bills, chosen })).toEqual({ b1: 8_390, b2: 0 });
});

test('bills that are left out, or no longer shown, are not among the lines', () => {
  expect(linesOf(bills, { b1: 0, b2: 5_000, gone: 700 })).toEqual([{ billId: 'b2', amountMinor: 5_000 }]);
});

test('a part that was chosen can be typed on, all of a bill or none of it is typed anew', () => {
  const [water] = bills;
  expect([0, 1_234, 8_390].map((amount) => water && partInText(water, amount))).toEqual(['', '12.34', '']);
});
