import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteRange } from './byte-range.ts';

test.each([
  [null, 'whole'],
  ['bytes=0-', { from: 0, to: 99 }],
  ['bytes=10-19', { from: 10, to: 19 }],
  ['bytes=10-1000', { from: 10, to: 99 }],
  ['bytes=-5', { from: 95, to: 99 }],
  ['bytes=-500', { from: 0, to: 99 }],
  ['bytes=100-', 'nothing'],
  ['bytes=-0', 'nothing'],
  ['bytes=20-10', 'whole'],
  ['bytes=0-1,5-6', 'whole'],
  ['bytes=-', 'whole'],
  ['lines=0-1', 'whole'],
])('of 100 bytes %s is %o', (header, part) => {
  expect(byteRange(header, 100)).toEqual(part);
});

test('a part never reaches beyond the file', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^bytes=\d{0,6}-\d{0,6}$/), fc.nat(1_000), (header, size) => {
      const part = byteRange(header, size);
      if (typeof part === 'string') return;
      expect(part.from).toBeGreaterThanOrEqual(0);
      expect(part.to).toBeGreaterThanOrEqual(part.from);
      expect(part.to).toBeLessThan(size);
    }),
  );
});
