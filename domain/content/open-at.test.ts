import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hoursOn, OpeningHours, openAt, TimeOfDay, weekFrom } from './index.ts';

const office = OpeningHours.parse({
  weekly: {
    mon: [
      { from: '08:00', to: '12:00' },
      { from: '13:00', to: '17:00' },
    ],
    tue: [{ from: '08:00', to: '12:00' }],
    thu: [{ from: '08:00', to: '18:00' }],
  },
  exceptions: [
    { from: '2026-11-30', to: '2026-11-30', open: [], reason: { en: 'Staff outing' } },
    { from: '2026-12-24', to: '2026-12-24', open: [{ from: '09:00', to: '11:00' }] },
  ],
});
const holidays = [
  { on: '2026-11-26', name: { en: 'Thanksgiving' } },
  { on: '2026-12-24', name: { en: 'Christmas Eve' } },
];

describe('opening hours', () => {
  it('are open from the first minute of a span up to its last, and closed at noon', () => {
    expect(openAt(office, holidays, '2026-11-23T08:00')).toEqual({
      kind: 'open',
      closes: { day: '2026-11-23', time: '12:00' },
      note: null,
    });
    expect(openAt(office, holidays, '2026-11-23T11:59').kind).toBe('open');
    expect(openAt(office, holidays, '2026-11-23T12:00')).toEqual({
      kind: 'closed',
      opens: { day: '2026-11-23', time: '13:00' },
      note: null,
    });
  });

  it('open next on a later day when the day is over, past a weekend and a day that differs', () => {
    expect(openAt(office, holidays, '2026-11-24T12:00')).toEqual({
      kind: 'closed',
      opens: { day: '2026-12-01', time: '08:00' },
      note: null,
    });
  });

  it('are closed on a holiday and say its name', () => {
    expect(openAt(office, holidays, '2026-11-26T10:00')).toEqual({
      kind: 'closed',
      opens: { day: '2026-12-01', time: '08:00' },
      note: { en: 'Thanksgiving' },
    });
  });

  it('go on through a holiday where holidays do not close them', () => {
    const always = { ...office, closedOnHolidays: false };
    expect(openAt(always, holidays, '2026-11-26T10:00').kind).toBe('open');
  });

  it('let a day that differs come before the weekday and before a holiday', () => {
    expect(openAt(office, holidays, '2026-11-30T09:00')).toEqual({
      kind: 'closed',
      opens: { day: '2026-12-01', time: '08:00' },
      note: { en: 'Staff outing' },
    });
    expect(openAt(office, holidays, '2026-12-24T10:00')).toEqual({
      kind: 'open',
      closes: { day: '2026-12-24', time: '11:00' },
      note: null,
    });
  });

  it('go on over midnight where a day ends at 24:00 and the next begins at 00:00', () => {
    const pub = OpeningHours.parse({
      weekly: { fri: [{ from: '18:00', to: '24:00' }], sat: [{ from: '00:00', to: '02:00' }] },
    });
    expect(openAt(pub, [], '2026-11-27T23:59')).toMatchObject({
      closes: { day: '2026-11-28', time: '02:00' },
    });
    expect(openAt(pub, [], '2026-11-28T00:00')).toMatchObject({
      closes: { day: '2026-11-28', time: '02:00' },
    });
    expect(openAt(pub, [], '2026-11-28T02:00')).toMatchObject({
      kind: 'closed',
      opens: { day: '2026-12-04', time: '18:00' },
    });
  });

  it('close at 24:00 of the same day where the next day is closed', () => {
    const late = OpeningHours.parse({ weekly: { fri: [{ from: '18:00', to: '24:00' }] } });
    expect(openAt(late, [], '2026-11-27T20:00')).toMatchObject({
      closes: { day: '2026-11-27', time: '24:00' },
    });
  });

  it('never close where every day is open for 24 hours, and never open where no day is', () => {
    const whole = [{ from: '00:00', to: '24:00' }];
    const days = { mon: whole, tue: whole, wed: whole, thu: whole, fri: whole, sat: whole, sun: whole };
    expect(openAt(OpeningHours.parse({ weekly: days }), [], '2026-11-27T00:00')).toMatchObject({
      kind: 'open',
      closes: null,
    });
    expect(openAt(OpeningHours.parse({ weekly: {} }), [], '2026-11-27T00:00')).toMatchObject({
      kind: 'closed',
      opens: null,
    });
  });

  it('are open exactly in the spans of the day, at whatever time one asks', () => {
    const time = fc
      .tuple(fc.nat(23), fc.nat(59))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(
      fc.property(fc.constantFrom('23', '24', '26', '28', '30'), time, (date, at) => {
        const day = `2026-11-${date}`;
        const { open } = hoursOn(office, holidays, day);
        const state = openAt(office, holidays, `${day}T${at}`);
        expect(state.kind === 'open').toBe(open.some(({ from, to }) => from <= at && at < to));
        const then = state.kind === 'open' ? state.closes : state.opens;
        expect(TimeOfDay.safeParse(then?.time).success).toBe(true);
        expect(`${then?.day}T${then?.time}` > `${day}T${at}`).toBe(true);
      }),
    );
  });

  it('are listed for the seven days from one on', () => {
    const week = weekFrom(office, holidays, '2026-11-23');
    expect(week.map(({ day }) => day)).toEqual([23, 24, 25, 26, 27, 28, 29].map((date) => `2026-11-${date}`));
    expect(week[3]).toEqual({ day: '2026-11-26', open: [], note: { en: 'Thanksgiving' } });
  });
});
