import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, isWithin, monthAtFirst, weekdays, weeksOf } from './calendar-days.ts';

test('weeks begin with the day of the language', () => {
  expect(weekdays('de')[0]).toBe(1);
  expect(weekdays('en-US')[0]).toBe(7);
  expect(weekdays('ar-EG')[0]).toBe(6);
});

test('a month is shown in whole weeks, each of its days once and in order', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1900, max: 2100 }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 7 }),
      (year, number, first) => {
        const month = `${year}-${String(number).padStart(2, '0')}`;
        const weeks = weeksOf(month, first);
        const days = weeks.flat();
        expect(weeks.every((week) => week.length === 7)).toBe(true);
        expect(days.filter((day) => day.inMonth).length).toBe(
          new Date(Date.UTC(year, number, 0)).getUTCDate(),
        );
        expect(days.map(({ day }) => day)).toEqual([...days.map(({ day }) => day)].sort());
        expect(weeks.every((week) => week.some((day) => day.inMonth))).toBe(true);
        const [begin] = days;
        expect(((new Date(`${begin?.day}T00:00:00Z`).getUTCDay() + 6) % 7) + 1).toBe(first);
      },
    ),
  );
});

test('months are counted over the turn of the year, both ways', () => {
  expect(addMonths('2026-12', 1)).toBe('2027-01');
  expect(addMonths('2026-01', -1)).toBe('2025-12');
  expect(addMonths('2024-02', 12)).toBe('2025-02');
});

test('days, months and years outside the limits are not offered', () => {
  expect(isWithin('2026-11-23', '2026-11-23', null)).toBe(true);
  expect(isWithin('2026-11-22', '2026-11-23', null)).toBe(false);
  expect(isWithin('2026-11', '2026-11-23', '2026-12-01')).toBe(true);
  expect(isWithin('2025', '2026-11-23', null)).toBe(false);
});

test('it opens where a day can be chosen', () => {
  expect(monthAtFirst('2025-03-04', '2026-11-23', null, null)).toBe('2025-03');
  expect(monthAtFirst(null, '2026-11-23', '2026-12-24', null)).toBe('2026-12');
  expect(monthAtFirst(null, '2026-11-23', null, '2020-01-01')).toBe('2020-01');
  expect(monthAtFirst(null, '2026-11-23', null, null)).toBe('2026-11');
});
