import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendar } from './index.ts';

const lists = { places: [{ id: 'town-hall', name: { en: 'Town hall', es: 'Ayuntamiento' } }] };
const terms = { timeZone: 'Europe/Dublin', now: new Date('2026-11-23T12:00:00Z'), lists };
const vevent = (...lines: string[]): string =>
  [
    'BEGIN:VEVENT',
    ...(lines.some((one) => one.startsWith('UID')) ? [] : ['UID:a@x']),
    ...lines,
    'END:VEVENT',
  ].join('\r\n');
const calendar = (...events: string[]): string =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//x//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
const read = (...events: string[]) => readCalendar('town.ics', Buffer.from(calendar(...events)), terms);
const dates = (...events: string[]): string[] => {
  const answer = read(...events);
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.problems));
  return answer.entries.map(({ facts }) => `${facts.starts} ${facts.ends}${facts.allDay ? ' all day' : ''}`);
};

describe('a calendar', () => {
  it('shows times as the town’s clocks do, whatever zone they are in', () => {
    const at = (start: string, end: string) =>
      dates(vevent('SUMMARY:Talk', `DTSTART${start}`, `DTEND${end}`));
    const evening = ['2026-12-05T18:00 2026-12-05T19:30'];
    expect(at(':20261205T180000', ':20261205T193000')).toEqual(evening);
    expect(at(':20261205T180000Z', ':20261205T193000Z')).toEqual(evening);
    expect(at(';TZID=Europe/Berlin:20261205T190000', ';TZID=Europe/Berlin:20261205T203000')).toEqual(evening);
    expect(at(':20270705T180000Z', ':20270705T193000Z')).toEqual(['2027-07-05T19:00 2027-07-05T20:30']);
    const zone =
      'BEGIN:VTIMEZONE\r\nTZID:Our zone\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE';
    expect(
      dates(zone, vevent('SUMMARY:Talk', 'DTSTART;TZID=Our zone:20261205T200000', 'DURATION:PT1H30M')),
    ).toEqual(evening);
    expect(read(vevent('SUMMARY:Talk', 'DTSTART;TZID=Nowhere:20261205T200000'))).toMatchObject({
      problems: [{ path: 'event 1, DTSTART', reason: expect.stringContaining('"Nowhere" is not') }],
    });
  });

  it('keeps whole days', () => {
    expect(dates(vevent('SUMMARY:Fair', 'DTSTART;VALUE=DATE:20261224', 'DTEND;VALUE=DATE:20261227'))).toEqual(
      ['2026-12-24T00:00 2026-12-27T00:00 all day'],
    );
    expect(dates(vevent('SUMMARY:Fair', 'DTSTART;VALUE=DATE:20261224'))).toEqual([
      '2026-12-24T00:00 2026-12-25T00:00 all day',
    ]);
  });

  it('repeats events across the change of the clocks, without the days that are taken out, with the one that is moved', () => {
    const series = vevent(
      'SUMMARY:Choir',
      'DTSTART;TZID=Europe/Dublin:20270312T190000',
      'DURATION:PT1H',
      'RRULE:FREQ=WEEKLY;COUNT=5',
      'EXDATE:20270319T190000Z',
    );
    const moved = vevent(
      'SUMMARY:Choir (moved)',
      'RECURRENCE-ID:20270402T180000Z',
      'DTSTART;TZID=Europe/Dublin:20270403T200000',
      'DURATION:PT1H',
    );
    const cancelled = vevent(
      'SUMMARY:Choir',
      'STATUS:CANCELLED',
      'RECURRENCE-ID;TZID=Europe/Dublin:20270409T190000',
      'DTSTART;TZID=Europe/Dublin:20270409T190000',
    );
    const other = vevent('UID:b@x', 'SUMMARY:Other', 'DTSTART:20200101T100000');
    expect(dates(series, other, moved, cancelled)).toEqual([
      '2027-03-12T19:00 2027-03-12T20:00',
      '2027-03-26T19:00 2027-03-26T20:00',
      '2027-04-03T20:00 2027-04-03T21:00',
    ]);
  });

  it('gives each date of a series an id that stays when other dates come and go', () => {
    const ids = (count: number) => {
      const answer = read(
        vevent('SUMMARY:Choir', 'DTSTART:20261204T190000', `RRULE:FREQ=WEEKLY;COUNT=${count}`),
      );
      return answer.kind === 'read' ? answer.entries.map(({ id }) => id) : [];
    };
    expect(new Set(ids(5)).size).toBe(5);
    expect(ids(5).slice(0, 3)).toEqual(ids(3));
    for (const id of ids(5)) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,59}$/);
  });

  it('takes what is near, never an endless rule, and leaves out what is cancelled or over', () => {
    const daily = dates(vevent('SUMMARY:Walk', 'DTSTART:19900101T080000', 'RRULE:FREQ=DAILY'));
    expect(daily[0]).toContain('2026-11-2');
    expect(daily.length).toBeLessThanOrEqual(401);
    for (const rule of [
      'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
      'FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=2000000000',
      'FREQ=WEEKLY;BYDAY=MO;BYMONTH=13',
      'FREQ=DAILY;BYSETPOS=400;BYMONTH=2;BYMONTHDAY=31',
    ])
      expect(read(vevent('SUMMARY:X', 'DTSTART:20261204T190000', `RRULE:${rule}`)), rule).toMatchObject({
        kind: 'refused',
        problems: [{ path: expect.stringContaining('RRULE') }],
      });
    const many = read(vevent('SUMMARY:X', 'DTSTART:20261204T190000', 'RRULE:FREQ=DAILY;COUNT=2000000000'));
    expect(many).toMatchObject({ kind: 'read', entries: { length: 389 } });
    expect(read(vevent('SUMMARY:X', 'DTSTART:20261204T190000', 'RRULE:FREQ=SECONDLY'))).toMatchObject({
      entries: [],
      notes: [expect.stringContaining('more often than daily')],
    });
    expect(dates(vevent('SUMMARY:X', 'DTSTART:20261231T190000', 'RRULE:FREQ=MONTHLY;COUNT=2'))[1]).toContain(
      '2027-01-31',
    );
    expect(dates(vevent('SUMMARY:X', 'DTSTART:20261204T190000', 'STATUS:CANCELLED'))).toEqual([]);
    expect(read(vevent('SUMMARY:X', 'DTSTART:20251204T190000'))).toMatchObject({
      entries: [],
      notes: [expect.stringContaining('1 dates')],
    });
  });

  it('knows the town’s places by name; another location stays in words', () => {
    const place = (location: string) => {
      const answer = read(
        vevent(
          'SUMMARY:X',
          `LOCATION:${location}`,
          'DESCRIPTION:<p>Come\\, all</p>',
          'DTSTART:20261204T190000',
          'URL:https://x.example/1',
        ),
      );
      return answer.kind === 'read' ? answer.entries[0] : undefined;
    };
    expect(place('TOWN HALL\\, 1 Mill Square')).toMatchObject({
      facts: { placeId: 'town-hall', url: 'https://x.example/1' },
      texts: { description: 'Come, all' },
    });
    expect(place('Ayuntamiento')?.facts.placeId).toBe('town-hall');
    expect(place('The old barn')).toMatchObject({
      facts: { placeId: undefined },
      texts: { description: 'Come, all\nThe old barn' },
    });
  });

  it('says what is wrong, and is never thrown by what is no calendar', () => {
    expect(
      readCalendar('x', Buffer.from('BEGIN:VCALENDAR\r\nnonsense\r\nEND:VCALENDAR'), terms),
    ).toMatchObject({ problems: [{ reason: expect.stringContaining('line 2') }] });
    expect(read(vevent('DTSTART:20261204T190000'))).toMatchObject({
      problems: [{ path: 'event 1, SUMMARY' }],
    });
    expect(read(vevent('SUMMARY:X', 'DTSTART:20261204T190000', 'DTEND:20261204T180000'))).toMatchObject({
      problems: [{ path: 'event 1, DTEND' }],
    });
    expect(readCalendar('x', Buffer.from('BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:cut'), terms)).toMatchObject(
      {
        problems: [{ reason: expect.stringContaining('ends too early') }],
      },
    );
    const line = fc.constantFrom(
      'SUMMARY:X',
      'DTSTART:20261204T190000',
      'DTSTART:99999999T999999',
      'DTSTART;VALUE=DATE:2026',
      'RRULE:FREQ=',
      'RRULE:FREQ=WEEKLY;BYDAY=XX',
      'RRULE:FREQ=DAILY;UNTIL=1',
      'DURATION:P',
      'EXDATE:x',
      'RECURRENCE-ID:1',
      'BEGIN:VALARM',
      'END:VEVENT',
      'RDATE;VALUE=PERIOD:20261204T190000Z/PT1H',
      'SEQUENCE:x',
      'URL:javascript:1',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        expect(['read', 'refused']).toContain(read(vevent(...lines)).kind);
      }),
      { numRuns: 300 },
    );
  });
});
