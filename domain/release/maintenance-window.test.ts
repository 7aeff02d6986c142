import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWindowOpen, MaintenanceWindow } from './index.ts';

const at = (time: string): Date => new Date(`2026-11-29T${time}:00Z`);

it('opens and closes in the town’s time', () => {
  const night = { from: '02:00', to: '04:00' };
  expect(isWindowOpen(night, 'America/Chicago', at('08:30'))).toBe(true);
  expect(isWindowOpen(night, 'America/Chicago', at('10:00'))).toBe(false);
  expect(isWindowOpen(night, 'America/Chicago', at('02:30'))).toBe(false);
  expect(isWindowOpen(null, 'America/Chicago', at('02:30'))).toBe(true);
});

it('is open over midnight exactly when the other way round is closed', () => {
  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
  fc.assert(
    fc.property(time, time, time, (from, to, now) => {
      if (from === to) return;
      const one = isWindowOpen({ from, to }, 'UTC', at(now));
      expect(one).toBe(!isWindowOpen({ from: to, to: from }, 'UTC', at(now)));
    }),
  );
});

it.each([
  { from: '24:00', to: '04:00' },
  { from: '2:00', to: '04:00' },
  { from: '02:00', to: '02:00' },
])('refuses %j', (window) => expect(MaintenanceWindow.safeParse(window).success).toBe(false));
