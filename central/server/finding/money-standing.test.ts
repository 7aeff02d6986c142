import { expect, it } from 'vitest';
import { moneyStanding } from './index.ts';

const kiosk = (kioskSays: Parameters<typeof moneyStanding>[0]['kioskSays']) => ({
  kioskSays,
  outcome: null,
  needsClerk: false,
  corrected: false,
});
const accepted = { outcome: 'accepted' };
const refused = { outcome: 'refused' };

it('is paid only when central has booked it', () => {
  expect(moneyStanding({ ...kiosk('delivered'), ...accepted })).toBe('delivered');
  expect(moneyStanding({ ...kiosk('delivering'), ...accepted })).toBe('delivered');
  expect(moneyStanding(kiosk('delivering'))).toBe('delivering');
  expect(moneyStanding({ ...kiosk('delivering'), ...refused })).toBe('reversing');
});

it('is a contradiction when the kiosk says delivered and central has booked nothing', () => {
  expect(moneyStanding(kiosk('delivered'))).toBe('contradiction');
  expect(moneyStanding({ ...kiosk('delivered'), ...refused })).toBe('contradiction');
});

it('is what a clerk found, where the kiosk cannot tell', () => {
  expect(moneyStanding({ ...kiosk('unknown'), ...accepted })).toBe('delivered');
  expect(moneyStanding({ ...kiosk('clerk'), ...accepted })).toBe('delivered');
  expect(moneyStanding(kiosk('clerk'))).toBe('settled');
  expect(moneyStanding({ ...kiosk('clerk'), needsClerk: true })).toBe('clerk');
  expect(moneyStanding(kiosk('unknown'))).toBe('unknown');
});

it('of what cost nothing is whether it was accepted, by central or by a person', () => {
  expect(moneyStanding(kiosk('not-charged'))).toBe('not-charged');
  expect(moneyStanding({ ...kiosk('not-charged'), ...accepted })).toBe('accepted');
  expect(moneyStanding({ ...kiosk('not-charged'), ...refused })).toBe('refused');
  expect(moneyStanding({ ...kiosk('not-charged'), ...refused, corrected: true })).toBe('corrected');
});
