import { describe, expect, it } from 'vitest';
import { readCalendar } from './index.ts';
import { knownZone } from './known-zone.ts';

const terms = { timeZone: 'Europe/Dublin', now: new Date('2026-11-23T12:00:00Z'), lists: {} };
const event = (...lines: string[]): string[] => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
const good = event('UID:good', 'SUMMARY:Good', 'DTSTART:20261210T180000Z', 'DTEND:20261210T190000Z');
const read = (...lines: string[]) =>
  readCalendar('town.ics', Buffer.from(['BEGIN:VCALENDAR', ...lines, 'END:VCALENDAR'].join('\r\n')), terms);
const shown = (...lines: string[]): string[] => {
  const answer = read(...lines);
  if (answer.kind === 'refused') throw new Error(JSON.stringify(answer.problems));
  return answer.entries.map(({ texts, facts }) => `${texts.title} ${facts.starts} ${facts.ends}`);
};
const notes = (...lines: string[]): string => {
  const answer = read(...lines);
  return answer.kind === 'read' ? answer.notes.join('; ') : JSON.stringify(answer.problems);
};

describe('one odd event costs no other', () => {
  const GOOD = 'Good 2026-12-10T18:00 2026-12-10T19:00';
  it.each([
    ['no title', 'SUMMARY', ['UID:b', 'DTSTART:20261211T180000Z']],
    ['a day that no calendar has', 'DTSTART', ['SUMMARY:X', 'DTSTART;VALUE=DATE:20261131']],
    ['a month that no calendar has', 'DTSTART', ['SUMMARY:X', 'DTSTART:20261332T180000Z']],
    ['an hour that no day has', 'DTEND', ['SUMMARY:X', 'DTSTART:20261211T180000Z', 'DTEND:20261211T250000Z']],
    [
      'dates that are none',
      'EXDATE',
      ['SUMMARY:X', 'DTSTART:20261211T180000Z', 'RRULE:FREQ=DAILY', 'EXDATE:none'],
    ],
    ['an empty title', 'SUMMARY', ['UID:b', 'SUMMARY:', 'DTSTART:20261211T180000Z']],
    ['no beginning', 'DTSTART', ['UID:b', 'SUMMARY:X']],
    [
      'an end before its beginning',
      'DTEND',
      ['SUMMARY:X', 'DTSTART:20261211T180000Z', 'DTEND:20261211T170000Z'],
    ],
    [
      'an absurd length',
      'DURATION',
      ['SUMMARY:X', 'DTSTART:20261211T180000Z', 'DURATION:P999999999999999999W'],
    ],
    [
      'an end that is centuries away',
      'DTEND',
      ['SUMMARY:X', 'DTSTART:20261211T180000Z', 'DTEND:25261211T180000Z'],
    ],
    ['a zone that no one knows', '"Nowhere" is not', ['SUMMARY:X', 'DTSTART;TZID=Nowhere:20261211T180000']],
    [
      'a rule that is none',
      'iCalendar writes',
      ['SUMMARY:X', 'DTSTART:20261211T180000Z', 'RRULE:FREQ=WEEKLY;BYDAY=XX'],
    ],
    ['control characters', 'SUMMARY', ['SUMMARY:X\u0007', 'DTSTART:20261211T180000Z']],
  ])('%s: it becomes a note', (_, note, lines) => {
    expect(shown(...good, ...event(...lines))).toEqual([GOOD]);
    expect(notes(...good, ...event(...lines))).toContain(note);
    expect(read(...event(...lines)).kind).toBe('refused');
  });

  it('takes what is plainly meant', () => {
    expect(shown(...event('SUMMARY:Day', 'DTSTART:20261210', 'DTEND:20261211'))).toEqual([
      'Day 2026-12-10T00:00 2026-12-11T00:00',
    ]);
    expect(shown(...event('SUMMARY:Day', 'DTSTART;VALUE=DATE:20261210T000000'))).toEqual([
      'Day 2026-12-10T00:00 2026-12-11T00:00',
    ]);
    const mixed = event('SUMMARY:Mixed', 'DTSTART:20261210T180000Z', 'DTEND;VALUE=DATE:20261211');
    expect(shown(...mixed)).toEqual(['Mixed 2026-12-10T18:00 2026-12-11T00:00']);
    expect(notes(...mixed)).toContain('not of one kind');
    const empty = event(
      'SUMMARY:Good',
      'DTSTART:20261210T180000Z',
      'DTEND:20261210T190000Z',
      'RDATE:',
      'EXDATE:',
    );
    expect(shown(...empty)).toEqual([GOOD]);
    expect(shown(...event('SUMMARY:ISO', 'DTSTART:2026-12-10T18:00', 'DURATION:PT1H'))).toEqual([
      'ISO 2026-12-10T18:00 2026-12-10T19:00',
    ]);
    expect(
      shown(
        ...event(
          'SUMMARY:Raw',
          'DESCRIPTION:one',
          'and a line that is not folded',
          'DTSTART:20261210T180000Z',
        ),
      ),
    ).toHaveLength(1);
  });

  it('takes a time with an offset, an empty length or rule, and a rule in small letters or with spaces', () => {
    const odd = (...lines: string[]): string[] => shown(...event('UID:x', 'SUMMARY:X', ...lines));
    expect(odd('DTSTART:2026-12-11T18:00:00+01:00')).toEqual(['X 2026-12-11T17:00 2026-12-11T17:00']);
    expect(odd('DTSTART:20261211T180000Z', 'DURATION:')).toHaveLength(1);
    expect(odd('DTSTART:20261211T180000Z', 'RRULE:')).toHaveLength(1);
    for (const rule of [
      'freq=weekly;count=2',
      ' FREQ=WEEKLY; COUNT=2',
      'FREQ=WEEKLY;COUNT=2;',
      'FREQ=WEEKLY;UNTIL=2026-12-18T23:59:59Z',
    ])
      expect(odd('DTSTART:20261211T180000Z', `RRULE:${rule}`), rule).toHaveLength(2);
  });

  it('takes out of a series what is plainly meant: a whole day, a time without its zone, a list with a comma too many', () => {
    const left = (exdate: string): string[] =>
      shown(
        ...event(
          'UID:x',
          'SUMMARY:X',
          'DTSTART;TZID=Europe/Berlin:20261211T180000',
          'RRULE:FREQ=DAILY;COUNT=3',
          exdate,
        ),
      );
    for (const exdate of [
      'EXDATE;VALUE=DATE:20261212',
      'EXDATE:20261212',
      'EXDATE:20261212T180000',
      'EXDATE:20261212T170000Z,',
      'EXDATE;TZID=Europe/Berlin:20261212T180000',
    ])
      expect(left(exdate), exdate).toEqual([
        'X 2026-12-11T17:00 2026-12-11T17:00',
        'X 2026-12-13T17:00 2026-12-13T17:00',
      ]);
  });

  it('gives an event without UID an id that stays', () => {
    const ids = [0, 1].map(() => {
      const answer = read(...event('SUMMARY:No uid', 'DTSTART:20261210T180000Z'));
      return answer.kind === 'read' ? answer.entries[0]?.id : null;
    });
    expect(ids[0]).toMatch(/^cal-[0-9a-f]{20}$/);
    expect(ids[0]).toBe(ids[1]);
  });

  it('names tasks and journals that are left out, and leaves alarms and attachments alone', () => {
    const task = ['BEGIN:VTODO', 'SUMMARY:Task', 'END:VTODO'];
    const alarm = ['BEGIN:VALARM', 'TRIGGER:-PT15M', 'DESCRIPTION:Wake', 'END:VALARM'];
    const full = event('SUMMARY:A', 'DTSTART:20261210T180000Z', 'ATTACH:https://x.example/a.pdf', ...alarm);
    expect(shown(...task, ...full)).toHaveLength(1);
    expect(notes(...task, ...full)).toContain('1 VTODO left out');
  });
});

describe('lines of a calendar', () => {
  it('are unfolded before their letters are put together', () => {
    const whole = Buffer.from('DESCRIPTION:Une soirée de chansons avec le chœur de la ville');
    const at = whole.indexOf(Buffer.from('œ')) + 1;
    for (const fold of ['\r\n ', '\n\t']) {
      const file = Buffer.concat([
        Buffer.from(
          `\ufeffBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Concert de\r\n  Noël\r\nDTSTART:20261210T180000Z\r\n`,
        ),
        whole.subarray(0, at),
        Buffer.from(fold),
        whole.subarray(at),
        Buffer.from('\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n'),
      ]);
      expect(readCalendar('x', file, terms)).toMatchObject({
        entries: [
          {
            texts: {
              title: 'Concert de Noël',
              description: 'Une soirée de chansons avec le chœur de la ville',
            },
          },
        ],
      });
    }
  });
});

describe('private events', () => {
  const hidden = (uid: string, word: string, ...more: string[]) =>
    event(
      `UID:${uid}`,
      `CLASS:${word}`,
      'SUMMARY:Interview',
      'DESCRIPTION:Salary 52000',
      'DTSTART:20261211T180000Z',
      ...more,
    );

  it('are left out, and a note says only how many they are', () => {
    for (const word of ['PRIVATE', 'CONFIDENTIAL', 'private', ' Private', 'X-SECRET']) {
      const lines = [...good, ...hidden('b', word), ...hidden('c', word)];
      expect(shown(...lines)).toEqual(['Good 2026-12-10T18:00 2026-12-10T19:00']);
      expect(notes(...lines)).toContain('2 events were left out that are marked private');
      expect(notes(...lines)).not.toMatch(/Interview|Salary/);
    }
    expect(shown(...hidden('b', 'PUBLIC'))).toHaveLength(1);
  });

  it('are private by any of several words, and by the property of Apple’s servers', () => {
    for (const more of ['CLASS:PRIVATE', 'X-CALENDARSERVER-ACCESS:CONFIDENTIAL'])
      expect(shown(...good, ...hidden('b', 'PUBLIC', more)), more).toHaveLength(1);
  });

  it('hide one date of a series, and with their series the dates that say nothing of their own', () => {
    const series = event('UID:s', 'SUMMARY:Choir', 'DTSTART:20261210T180000Z', 'RRULE:FREQ=WEEKLY;COUNT=3');
    const secret = hidden('s', 'PRIVATE', 'RECURRENCE-ID:20261217T180000Z');
    expect(shown(...series, ...secret).map((one) => one.slice(0, 16))).toEqual([
      'Choir 2026-12-10',
      'Choir 2026-12-24',
    ]);
    const moved = event(
      'UID:b',
      'SUMMARY:Secret',
      'RECURRENCE-ID:20261218T180000Z',
      'DTSTART:20261219T180000Z',
    );
    expect(shown(...good, ...hidden('b', 'PRIVATE', 'RRULE:FREQ=WEEKLY;COUNT=3'), ...moved)).toHaveLength(1);
  });
});

describe('zones by other names', () => {
  it.each([
    ['W. Europe Standard Time', '17:00'],
    ['GMT Standard Time', '18:00'],
    ['"(UTC+00:00) Dublin, Edinburgh, Lisbon, London"', '18:00'],
    ['(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna', '17:00'],
    ['/Europe/Stockholm', '17:00'],
    ['/freeassociation.sourceforge.net/Europe/Berlin', '17:00'],
    ['/mozilla.org/20050126_1/Europe/Berlin', '17:00'],
    ['/softwarestudio.org/Olson_20011030_5/America/New_York', '23:00'],
    ['Romance Standard Time', '17:00'],
    ['Eastern Standard Time', '23:00'],
    ['Europe/Berlin', '17:00'],
    ['(GMT) Greenwich Mean Time : Dublin, Edinburgh, Lisbon, London', '18:00'],
    ['Amsterdam, Berlin, Bern, Rom, Stockholm, Wien', '17:00'],
    ['Pacific Time (US & Canada)', '02:00'],
    ['GMT Standard Time 1', '18:00'],
    ['W.Europe Standard Time', '17:00'],
    ['tzone://Microsoft/Utc', '18:00'],
    ['America/New York', '23:00'],
    ['/Europe/Berlin/', '17:00'],
  ])('%s', (zone, time) => {
    expect(shown(...event('SUMMARY:Board', `DTSTART;TZID=${zone}:20261210T180000`))[0]).toContain(
      `2026-12-${time < '03:00' ? 11 : 10}T${time}`,
    );
  });

  it('of which no one knows the zone stay unknown', () => {
    for (const name of [
      'Nowhere',
      'Nowhere/Land',
      'GMT+1',
      '+01:00',
      '',
      '(UTC+01:00) Atlantis',
      'Customized Time Zone',
    ])
      expect(knownZone(name), name).toBeNull();
  });
});

it('the end of a series counts as it is meant: a day to its end, a time in UTC in the zone of the event', () => {
  const dates = (until: string) =>
    shown(
      ...event(
        'SUMMARY:Choir',
        'DTSTART;TZID=Europe/Berlin:20261201T190000',
        `RRULE:FREQ=WEEKLY;UNTIL=${until}`,
      ),
    ).length;
  expect(dates('20261215')).toBe(3);
  expect(dates('20261215T180000Z')).toBe(3);
  expect(dates('20261215T175900Z')).toBe(2);
  expect(dates('20261214')).toBe(2);
});
