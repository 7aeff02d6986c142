import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clocksIn } from './clocks.ts';
import { addMonths, dayIn, daysOfMonth, instantIn, localTimeIn, momentOf, weekdayOf } from './index.ts';

describe('the day in the town', () => {
  it('is that of its time zone', () => {
    const instant = new Date('2026-11-22T23:30:00Z');
    expect(dayIn('Europe/Berlin', instant)).toBe('2026-11-23');
    expect(dayIn('America/New_York', instant)).toBe('2026-11-22');
  });
});

describe('local time', () => {
  it('is what the clocks of the town show, also in the hour that summer time leaves out', () => {
    expect(localTimeIn('America/New_York', new Date('2026-03-08T06:59:00Z'))).toBe('2026-03-08T01:59');
    expect(localTimeIn('America/New_York', new Date('2026-03-08T07:00:00Z'))).toBe('2026-03-08T03:00');
    expect(localTimeIn('Europe/Berlin', new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01T00:00');
    expect(momentOf('2027-01-01T00:00')).toEqual({ day: '2027-01-01', time: '00:00' });
  });

  it('knows weekdays and months', () => {
    expect([weekdayOf('2026-11-23'), weekdayOf('2026-11-29')]).toEqual(['mon', 'sun']);
    expect(daysOfMonth('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
    expect([addMonths('2026-12', 1), addMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  });
});

describe('an instant', () => {
  it('is found by what the clocks show, the first one of an hour that comes twice', () => {
    expect(instantIn('Europe/Berlin', '2026-11-24T10:30')).toEqual(new Date('2026-11-24T09:30:00Z'));
    expect(instantIn('America/New_York', '2026-11-01T01:30')).toEqual(new Date('2026-11-01T05:30:00Z'));
  });

  it('is none in the hour that summer time leaves out', () => {
    expect(instantIn('America/New_York', '2026-03-08T02:30')).toBeNull();
  });
});

describe('the clocks of a zone', () => {
  it('are the zone’s own, whichever zones were asked for before', () => {
    const zones = ['America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'Africa/Casablanca', 'UTC'];
    const instants = fc.date({
      min: new Date('1990-01-01'),
      max: new Date('2060-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(fc.constantFrom(...zones), instants, (timeZone, instant) => {
        const { year, month, day, hour, minute, second } = clocksIn(timeZone, instant);
        const anew = new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
        expect(`${year}-${month}-${day} ${hour}:${minute}:${second}`).toBe(anew.format(instant));
      }),
    );
  });

  it('are refused for a zone that does not exist', () => {
    expect(() => clocksIn('Atlantis/Capital', new Date(0))).toThrow(RangeError);
  });
});
