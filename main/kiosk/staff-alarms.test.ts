import { expect, it } from 'vitest';
import { staffAlarms } from './staff-alarms.ts';

const at = '2026-11-28T10:00:00.000Z';
const after = (minutes: number): Date => new Date(Date.parse(at) + minutes * 60_000);
const journal = (since: string | null) => ({ trouble: () => null, moneyWaitingSince: () => since });

it('tells staff of money that has not been delivered for more than an hour, and only then', () => {
  expect(staffAlarms(journal(at), after(61))).toEqual(['money-undelivered']);
  expect(staffAlarms(journal(at), after(59))).toEqual([]);
  expect(staffAlarms(journal(null), after(600))).toEqual([]);
});
