import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isInPercentage, placeInRollout } from './index.ts';
import { cryptography } from './testing/signing.ts';

const { hash } = cryptography;
const kiosks = Array.from({ length: 2_000 }, (_, at) => `kiosk-${at}`);
const salt = fc.stringMatching(/^[0-9a-f]{32}$/);

it('reaches no kiosk with 0 and every kiosk with 100 per cent', () => {
  fc.assert(
    fc.property(salt, fc.uuid(), (salt, kioskId) => {
      expect(isInPercentage(0, salt, kioskId, hash)).toBe(false);
      expect(isInPercentage(100, salt, kioskId, hash)).toBe(true);
    }),
  );
});

it('keeps every kiosk in when it widens', () => {
  const percent = fc.integer({ min: 0, max: 100 });
  fc.assert(
    fc.property(salt, fc.uuid(), percent, percent, (salt, kioskId, one, other) => {
      const [less, more] = one < other ? [one, other] : [other, one];
      if (isInPercentage(less, salt, kioskId, hash))
        expect(isInPercentage(more, salt, kioskId, hash)).toBe(true);
    }),
  );
});

it('reaches about the share that it names', () => {
  const reached = kiosks.filter((kiosk) => isInPercentage(20, 'ab'.repeat(16), kiosk, hash)).length;
  expect(reached).toBeGreaterThan(340);
  expect(reached).toBeLessThan(460);
});

it('begins with other kiosks for every release', () => {
  const first = (salt: string): Set<string> =>
    new Set(kiosks.filter((kiosk) => isInPercentage(5, salt, kiosk, hash)));
  const [one, other] = [first('01'.repeat(16)), first('02'.repeat(16))];
  expect([...one].filter((kiosk) => other.has(kiosk)).length).toBeLessThan(one.size / 4);
  expect(placeInRollout('01'.repeat(16), 'a', hash)).not.toBe(placeInRollout('02'.repeat(16), 'a', hash));
});
