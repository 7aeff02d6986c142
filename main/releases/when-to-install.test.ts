import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type KioskStanding, waitsFor } from './when-to-install.ts';

const free: KioskStanding = { journal: true, reached: [], unused: true, paymentOpen: false };

it.each<readonly [string, Partial<KioskStanding>, boolean, string | null]>([
  ['at once when nothing is in the way', {}, true, null],
  ['after the resident', { unused: false }, true, 'idle'],
  ['after the payment', { paymentOpen: true }, true, 'payment'],
  ['after the journal takes entries again', { journal: false }, true, 'payment'],
  ['after the window opens', {}, false, 'window'],
  ['the window first, of all that is in the way', { unused: false, paymentOpen: true }, false, 'window'],
])('a release starts %s', (_, change, windowOpen, waits) => {
  expect(waitsFor({ ...free, ...change }, windowOpen)).toBe(waits);
});

it('no release starts while money moves, somebody stands there, or the window is closed (U14)', () => {
  const standing = fc.record({
    journal: fc.boolean(),
    reached: fc.constant([]),
    unused: fc.boolean(),
    paymentOpen: fc.boolean(),
  });
  fc.assert(
    fc.property(standing, fc.boolean(), (kiosk, windowOpen) => {
      if (waitsFor(kiosk, windowOpen) !== null) return;
      expect({ ...kiosk, windowOpen }).toEqual({ ...free, windowOpen: true });
    }),
  );
});
