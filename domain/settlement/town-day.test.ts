import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/index.ts';
import { boundsOfDay, CutOff, countedDay, type DayRule, dayOfBooks } from './index.ts';

const HOUR_MS = 3_600_000;
const hours = (rule: DayRule, day: string): number => {
  const { from, until } = boundsOfDay(rule, day);
  return (until.getTime() - from.getTime()) / HOUR_MS;
};
const berlin = (cutOff: string): DayRule => ({ timeZone: 'Europe/Berlin', cutOff });

const rule = fc.record({
  timeZone: fc.constantFrom(
    'Europe/Berlin',
    'Europe/Dublin',
    'America/New_York',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Pacific/Apia',
    'Asia/Kathmandu',
    'Africa/Cairo',
    'America/Sao_Paulo',
    'UTC',
  ),
  cutOff: fc.constantFrom('24:00', '00:30', '02:30', '03:00', '12:00', '18:00', '23:59'),
});
const instant = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2040-01-01T00:00:00Z'),
  noInvalidDate: true,
});

describe('a day of books', () => {
  it('ends at the cut-off by the clocks of the town, and what comes later belongs to the next day', () => {
    expect(boundsOfDay(berlin('18:00'), '2026-11-24')).toEqual({
      from: new Date('2026-11-23T17:00:00Z'),
      until: new Date('2026-11-24T17:00:00Z'),
    });
    expect(dayOfBooks(berlin('18:00'), new Date('2026-11-24T16:59:59.999Z'))).toBe('2026-11-24');
    expect(dayOfBooks(berlin('18:00'), new Date('2026-11-24T17:00:00Z'))).toBe('2026-11-25');
    expect(dayOfBooks(berlin('24:00'), new Date('2026-11-24T22:59:59Z'))).toBe('2026-11-24');
  });

  it('has 23 hours when the clocks are put forward and 25 when they are put back', () => {
    expect([hours(berlin('24:00'), '2026-03-29'), hours(berlin('24:00'), '2026-10-25')]).toEqual([23, 25]);
    expect([hours(berlin('18:00'), '2026-03-29'), hours(berlin('18:00'), '2026-10-25')]).toEqual([23, 25]);
    // 02:30 is left out in March: the day ends when the clocks pass it, at 03:00 summer time.
    expect(boundsOfDay(berlin('02:30'), '2026-03-29').until).toEqual(new Date('2026-03-29T01:00:00Z'));
    // In October it comes twice: the first one counts.
    expect(boundsOfDay(berlin('02:30'), '2026-10-25').until).toEqual(new Date('2026-10-25T00:30:00Z'));
  });

  it('has no hours where a zone leaves a whole day out', () => {
    expect(hours({ timeZone: 'Pacific/Apia', cutOff: '24:00' }, '2011-12-30')).toBe(0);
  });

  it('holds every instant once, in every zone', () => {
    fc.assert(
      fc.property(rule, instant, (one, at) => {
        const day = dayOfBooks(one, at);
        const { from, until } = boundsOfDay(one, day);
        expect(from <= at && at < until, `${from.toISOString()} ${until.toISOString()}`).toBe(true);
        expect(boundsOfDay(one, addDays(day, 1)).from).toEqual(until);
        expect(hours(one, day)).toBeLessThanOrEqual(25);
      }),
    );
  });

  it('has a cut-off that is a time of day', () => {
    for (const time of ['00:01', '18:00', '23:59', '24:00'])
      expect(CutOff.safeParse(time).success).toBe(true);
    for (const time of ['00:00', '24:01', '18:60', '6:00', ''])
      expect(CutOff.safeParse(time).success).toBe(false);
  });
});

describe('what a kiosk reports', () => {
  const noon = (day: string): Date => new Date(`${day}T11:00:00Z`);
  const counted = (at: string, arrived: string, closedUpTo: string | null) =>
    countedDay(berlin('24:00'), { at: noon(at), arrivedAt: noon(arrived) }, closedUpTo);

  it('is counted to its own day, also when it comes later, as long as that day is open', () => {
    expect(counted('2026-11-20', '2026-11-24', null)).toEqual({ day: '2026-11-20', ownDay: '2026-11-20' });
    expect(counted('2026-11-20', '2026-11-24', '2026-11-19').day).toBe('2026-11-20');
  });
  it('is counted to the day on which it arrives when its own is closed, and says which its own is', () => {
    expect(counted('2026-11-20', '2026-11-24', '2026-11-20')).toEqual({
      day: '2026-11-24',
      ownDay: '2026-11-20',
    });
  });
  it('is not counted to a day to come, nor to one long ago, when its clock is wrong', () => {
    expect(counted('2031-01-01', '2026-11-24', null).day).toBe('2026-11-24');
    expect(counted('1970-01-01', '2026-11-24', null)).toEqual({ day: '2026-11-24', ownDay: '1970-01-01' });
  });
  it('is never counted to a closed day, whatever the clocks say', () => {
    fc.assert(
      fc.property(rule, instant, instant, instant, (one, at, arrivedAt, closed) => {
        const closedUpTo = dayOfBooks(one, closed);
        const { day } = countedDay(one, { at, arrivedAt }, closedUpTo);
        expect(day > closedUpTo).toBe(true);
        if (closedUpTo < dayOfBooks(one, arrivedAt)) expect(day <= dayOfBooks(one, arrivedAt)).toBe(true);
      }),
    );
  });
});
