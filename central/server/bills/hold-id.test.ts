import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HeldBills, holdIdOf, vouchesFor } from './hold-id.ts';

const key = Buffer.alloc(32, 1);
const line = fc.record({ billId: fc.string({ minLength: 1 }), amountMinor: fc.integer({ min: 1 }) });
const held: fc.Arbitrary<HeldBills> = fc.record({
  kioskId: fc.uuid(),
  transactionId: fc.uuid(),
  currency: fc.constantFrom('EUR', 'USD'),
  lines: fc.array(line, { minLength: 1, maxLength: 5 }),
});

describe('the number of a hold', () => {
  it('vouches for what was held, in whatever order the bills stand', () => {
    fc.assert(
      fc.property(held, (bills) => {
        const holdId = holdIdOf(key, bills);
        expect(holdId.length).toBeLessThanOrEqual(80);
        expect(vouchesFor(key, holdId, { ...bills, lines: [...bills.lines].reverse() })).toBe(true);
      }),
    );
  });

  it('vouches for no other kiosk, transaction, currency, bill or amount, and by no other key', () => {
    fc.assert(
      fc.property(held, held, (bills, other) => {
        const holdId = holdIdOf(key, bills);
        const [first] = bills.lines;
        if (first === undefined) throw new Error('no line');
        const changed: HeldBills[] = [
          { ...bills, kioskId: other.kioskId },
          { ...bills, transactionId: other.transactionId },
          { ...bills, currency: 'GBP' },
          { ...bills, lines: [...bills.lines, { billId: 'one more', amountMinor: 1 }] },
          { ...bills, lines: [{ ...first, amountMinor: first.amountMinor + 1 }, ...bills.lines.slice(1)] },
        ];
        for (const one of changed) expect(vouchesFor(key, holdId, one)).toBe(false);
        expect(vouchesFor(Buffer.alloc(32, 2), holdId, bills)).toBe(false);
        expect(vouchesFor(key, bills.transactionId, bills)).toBe(false);
      }),
    );
  });
});
