import { describe, expect, it } from 'vitest';
import { billState } from './bill-state.ts';

const now = new Date('2026-11-23T08:00:00Z');
const bill = { amountMinor: 4250, paidMinor: 0, withdrawnAt: null, heldUntil: null, heldByPayment: null };

describe('the state of a bill', () => {
  it.each([
    [bill, 'Open'],
    [{ ...bill, paidMinor: 1 }, 'Part paid'],
    [{ ...bill, paidMinor: 4250 }, 'Paid'],
    [{ ...bill, withdrawnAt: '2026-11-23T07:00:00Z' }, 'Withdrawn: not in the list any more'],
    [{ ...bill, heldUntil: '2026-11-23T08:00:01Z' }, 'Being paid now'],
    [{ ...bill, heldUntil: '2026-11-23T07:59:59Z' }, 'Open'],
    [{ ...bill, heldByPayment: 'paying' as const }, 'Being paid now'],
    [{ ...bill, heldByPayment: 'in-doubt' as const }, 'In doubt: no one can pay it'],
    [{ ...bill, paidMinor: 4250, heldByPayment: 'in-doubt' as const }, 'In doubt: no one can pay it'],
  ])('%j is %s', (one, word) => {
    expect(billState(one, now).word).toBe(word);
  });
});
