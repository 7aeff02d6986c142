import { expect, it } from 'vitest';
import { erasedAtKiosk } from './erased-at-kiosk.ts';

it('says what a kiosk erased last, and what it holds', () => {
  const now = new Date('2026-11-29T12:00:00Z');
  const at = '2026-11-29T10:00:00Z';
  expect(erasedAtKiosk(null, now)).toBeNull();
  expect(erasedAtKiosk({ at, erased: 12, held: 0 }, now)).toMatch(/^Erased: 12, \S/);
  expect(erasedAtKiosk({ at, erased: 0, held: 3 }, now)).toMatch(/^Erased: 0 \(held 3\), \S/);
});
