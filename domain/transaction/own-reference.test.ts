import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Reference } from '../reference/index.ts';
import { isOwnReference, referencePrefix, TransactionReference } from './index.ts';

const anyKiosk = fc.record({
  kioskCode: fc.stringMatching(/^[A-Z0-9]{2,10}$/),
  epoch: fc.integer({ min: 1, max: 9_999 }),
});
const anyNumber = fc.integer({ min: 1, max: 999_999_999 });

it('gives no two kiosks the same reference, nor one that was set up anew', () => {
  expect(referencePrefix({ kioskCode: 'MILL1', epoch: 1 })).toBe('MILL1');
  expect(referencePrefix({ kioskCode: 'MILL1', epoch: 2 })).toBe('MILL1-2');
  fc.assert(
    fc.property(anyKiosk, anyNumber, anyKiosk, anyNumber, (one, a, other, b) => {
      const same = one.kioskCode === other.kioskCode && one.epoch === other.epoch && a === b;
      expect(`${referencePrefix(one)}-${a}` === `${referencePrefix(other)}-${b}`).toBe(same);
      const whose = one.kioskCode === other.kioskCode && one.epoch === other.epoch;
      expect(isOwnReference(other, `${referencePrefix(one)}-${a}`)).toBe(whose);
    }),
  );
});

it('begins references that transactions and look-ups take', () => {
  fc.assert(
    fc.property(anyKiosk, anyNumber, (kiosk, number) => {
      const reference = `${referencePrefix(kiosk)}-${number}`;
      expect(TransactionReference.parse(reference)).toBe(reference);
      expect(Reference.parse(reference)).toBe(reference);
    }),
  );
});
