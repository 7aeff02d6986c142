import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { askedFees, checkAnswers, FormService, shownAnswers } from '../form/index.ts';
import {
  type BookingRules,
  calendarCode,
  calendarText,
  checkSlot,
  Facilities,
  Facility,
  freeOnDay,
  mayCancel,
  slotInWords,
  slotRules,
  slotsOfDay,
  stateOfDay,
} from './index.ts';

const ZONE = 'Europe/Berlin';
const say = (en: string) => ({ en });
const always = Object.fromEntries(
  ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].map((day) => [day, [{ from: '00:00', to: '24:00' }]]),
);

const facility = (changed: object = {}): Facility =>
  Facility.parse({
    facilityId: 'tennis',
    title: say('Tennis'),
    description: say('Two courts'),
    units: [
      { unitId: 'court-1', title: say('Tennis court 1') },
      { unitId: 'court-2', title: say('Tennis court 2') },
    ],
    hours: {
      weekly: {
        sat: [
          { from: '08:00', to: '12:30' },
          { from: '17:00', to: '20:00' },
        ],
      },
    },
    slotMinutes: 60,
    mostSlots: 2,
    daysAhead: 30,
    noticeMinutes: 120,
    feePerSlotMinor: 800,
    cancelUntilHours: 24,
    ...changed,
  });

const rules = (one: Facility): BookingRules => ({ facilities: [one], holidays: [], timeZone: ZONE });
const starts = (one: Facility, day: string): string[] =>
  slotsOfDay(one, [], day, ZONE).map((slot) => slot.starts.slice(11));
const NOW = new Date('2026-12-01T09:00:00Z');
const chosen = (at = '2026-12-05T18:00', slots = 1) =>
  ({ facilityId: 'tennis', unitId: 'court-2', starts: at, slots }) as const;

describe('the slots of a day', () => {
  it('follow each other from each opening, and what is left before closing is none', () => {
    expect(starts(facility(), '2026-12-05')).toEqual([
      '08:00',
      '09:00',
      '10:00',
      '11:00',
      '17:00',
      '18:00',
      '19:00',
    ]);
    expect(starts(facility(), '2026-12-06')).toEqual([]);
  });

  it('leave out the hour that spring leaves out', () => {
    const night = starts(facility({ hours: { weekly: always } }), '2026-03-29');
    expect(night).toHaveLength(23);
    expect(night.slice(0, 4)).toEqual(['00:00', '01:00', '03:00', '04:00']);
  });

  it('have the hour that comes twice in autumn once', () => {
    const night = starts(facility({ hours: { weekly: always } }), '2026-10-25');
    expect(night).toHaveLength(24);
    expect(new Set(night).size).toBe(24);
  });

  it('begin at the first moment there is when the opening falls into the hour left out', () => {
    const hours = { weekly: { sun: [{ from: '02:30', to: '05:00' }] } };
    expect(starts(facility({ hours }), '2026-03-29')).toEqual(['03:00', '04:00']);
  });

  it('never overlap, all last as long, and lie within the opening, on any day anywhere', () => {
    const zones = [
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Africa/Cairo',
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.integer({ min: 0, max: 730 }),
        fc.constantFrom(15, 30, 45, 60, 90),
        (zone, later, slotMinutes) => {
          const day = new Date(Date.UTC(2026, 0, 1 + later)).toISOString().slice(0, 10);
          const slots = slotsOfDay(facility({ hours: { weekly: always }, slotMinutes }), [], day, zone);
          expect(new Set(slots.map((slot) => slot.starts)).size).toBe(slots.length);
          slots.forEach((slot, at) => {
            expect(slot.starts.slice(0, 10)).toBe(day);
            expect(slot.until.getTime() - slot.at.getTime()).toBe(slotMinutes * 60_000);
            if (at > 0) expect(slots[at - 1]!.until.getTime()).toBeLessThanOrEqual(slot.at.getTime());
          });
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('what can be booked', () => {
  it('is what keeps the rules', () => {
    const check = (slot: ReturnType<typeof chosen>, now = NOW) =>
      checkSlot(slot, rules(facility()), now).kind;
    expect(check(chosen())).toBe('fine');
    expect(check(chosen('2026-12-05T18:30'))).toBe('no-slot');
    expect(check(chosen('2026-12-05T11:00', 2))).toBe('no-slot');
    expect(check(chosen('2026-12-05T17:00', 3))).toBe('too-many');
    expect(check(chosen('2027-01-02T18:00'))).toBe('too-late');
    expect(check(chosen(), new Date('2026-12-05T15:00:01Z'))).toBe('too-soon');
    expect(check(chosen(), new Date('2026-12-05T15:00:00Z'))).toBe('fine');
    expect(check({ ...chosen(), unitId: 'court-9' } as never)).toBe('no-slot');
  });

  it('is not on a holiday', () => {
    const holidays = [{ on: '2026-12-05', name: say('A feast') }];
    expect(checkSlot(chosen(), { ...rules(facility()), holidays }, NOW).kind).toBe('no-slot');
    expect(stateOfDay(facility(), [], '2026-12-05', NOW, { holidays, timeZone: ZONE })).toBe('closed');
  });

  it('lists for each unit how many slots there are in a row', () => {
    const taken = [
      { unitId: 'court-1', at: new Date('2026-12-05T17:00:00Z'), until: new Date('2026-12-05T18:00:00Z') },
    ];
    const [first, second] = freeOnDay(facility(), taken, '2026-12-05', NOW, rules(facility()));
    expect(first?.slots.map(({ inARow }) => inARow)).toEqual([2, 2, 2, 1, 1, 0, 1]);
    expect(second?.slots.map(({ inARow }) => inARow)).toEqual([2, 2, 2, 1, 2, 2, 1]);
    expect(second?.slots.at(-1)).toEqual({ starts: '2026-12-05T19:00', ends: '2026-12-05T20:00', inARow: 1 });
  });

  it('is a day that is free, full or closed', () => {
    const state = (taken: Parameters<typeof stateOfDay>[1], day = '2026-12-05') =>
      stateOfDay(facility(), taken, day, NOW, rules(facility()));
    const whole = { at: new Date('2026-12-05T00:00:00Z'), until: new Date('2026-12-06T00:00:00Z') };
    expect(state([])).toBe('free');
    expect(state([{ unitId: 'court-1', ...whole }])).toBe('free');
    expect(state(['court-1', 'court-2'].map((unitId) => ({ unitId, ...whole })))).toBe('full');
    expect(state([], '2026-12-06')).toBe('closed');
    expect(state([], '2026-11-28')).toBe('closed');
  });

  it('is exactly what checking takes, for any bookings', () => {
    const span = fc.record({
      unitId: fc.constantFrom('court-1', 'court-2'),
      from: fc.integer({ min: 0, max: 30 }),
      length: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 12 }), (spans) => {
        const base = Date.parse('2026-12-05T05:00:00Z');
        const taken = spans.map(({ unitId, from, length }) => ({
          unitId,
          at: new Date(base + from * 1_800_000),
          until: new Date(base + (from + length) * 1_800_000),
        }));
        for (const { unitId, slots } of freeOnDay(facility(), taken, '2026-12-05', NOW, rules(facility()))) {
          for (const { starts: from, inARow } of slots) {
            for (let length = 1; length <= inARow; length += 1) {
              const checked = checkSlot(
                { facilityId: 'tennis', unitId, starts: from, slots: length },
                rules(facility()),
                NOW,
              );
              if (checked.kind !== 'fine') throw new Error(`${from} ${length}: ${checked.kind}`);
              const { at, until } = checked.span;
              const meets = taken.some((one) => one.unitId === unitId && one.at < until && at < one.until);
              expect(meets).toBe(false);
            }
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('a booking', () => {
  it('can be cancelled until so many hours before', () => {
    const at = new Date('2026-12-05T17:00:00Z');
    expect(mayCancel(facility(), at, new Date('2026-12-04T17:00:00Z'))).toBe(true);
    expect(mayCancel(facility(), at, new Date('2026-12-04T17:00:01Z'))).toBe(false);
    expect(mayCancel(facility({ cancelUntilHours: 0 }), at, at)).toBe(false);
  });

  it('reads as people say it', () => {
    const reader = { language: 'en', fallback: 'en' };
    expect(slotInWords(chosen('2026-12-05T18:00', 2), rules(facility()), reader)).toBe(
      'Tennis court 2, Saturday, 5 December 2026, 18:00–20:00',
    );
    expect(slotInWords(chosen(), { facilities: [], timeZone: ZONE }, reader)).toContain('2026-12-05 18:00');
  });

  it('is an entry that calendars read, in any script, in lines of at most 75 octets', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
        fc.constantFrom('booked', 'cancelled'),
        (title, status) => {
          const text = calendarText({ ...entry, title, status });
          for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent')!);
          expect(event.summary).toBe(title.replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' '));
          expect(event.startDate.toJSDate()).toEqual(entry.at);
          expect(event.endDate.toJSDate()).toEqual(entry.until);
          expect(event.uid).toBe(entry.uid);
          expect(event.component.getFirstPropertyValue('status')).toBe(
            status === 'booked' ? 'CONFIRMED' : 'CANCELLED',
          );
        },
      ),
      { numRuns: 200 },
    );
  });

  it('fits a code that telephones scan', () => {
    const code = calendarCode({ ...entry, title: 'Sân quần vợt số 2; bể bơi, làn 4' });
    expect(Buffer.byteLength(code)).toBeLessThan(250);
    expect(code).toContain('DTSTART:20261205T170000Z');
  });
});

const entry = {
  uid: 'MILL1-42@millbrook',
  at: new Date('2026-12-05T17:00:00Z'),
  until: new Date('2026-12-05T18:00:00Z'),
  title: 'Tennis court 2',
  place: 'Town hall',
  words: 'MILL1-42\nBring shoes; no heels, please',
  stampedAt: new Date('2026-12-01T09:00:00Z'),
  status: 'booked' as const,
};

describe('a town’s facilities', () => {
  it('have names that are used once', () => {
    expect(Facilities.safeParse([facility(), facility()]).success).toBe(false);
    expect(
      Facility.safeParse({
        ...facility(),
        units: [
          { unitId: 'a', title: say('A') },
          { unitId: 'a', title: say('B') },
        ],
      }).success,
    ).toBe(false);
  });
});

describe('a service that books', () => {
  const form = FormService.parse({
    kind: 'form',
    serviceId: 'book',
    icon: 'calendar',
    title: say('Book'),
    description: say('Book'),
    pages: [
      {
        pageId: 'when',
        title: say('When'),
        fields: [{ kind: 'slot', fieldId: 'slot', label: say('What'), facilities: ['tennis'] }],
      },
    ],
    fees: [{ feeId: 'booking', title: say('Booking'), amount: { kind: 'per-slot', field: 'slot' } }],
    outcome: { message: say('Booked') },
  });
  const slots = slotRules(rules(facility()), NOW);

  it('takes a slot that keeps the rules, and says what is wrong with any other', () => {
    const check = (slot: object, known = slots) => {
      const checked = checkAnswers(form, { slot } as never, '2026-12-01', known);
      return checked.kind === 'fine' ? checked.answers : checked.problems[0]?.why;
    };
    expect(check(chosen())).toEqual({ slot: chosen() });
    expect(check(chosen('2026-12-05T17:00', 3))).toBe('too-many');
    expect(check({ ...chosen(), facilityId: 'pool' })).toBe('not-an-option');
    expect(check({ family: 'Lee', given: '' })).toBe('unexpected');
    expect(checkAnswers(form, { slot: chosen() }, '2026-12-01').kind).toBe('wrong');
    expect(checkAnswers(form, {}, '2026-12-01', slots)).toMatchObject({ problems: [{ why: 'missing' }] });
  });

  it('costs the price of the facility for each slot, and shows it in words', () => {
    const answers = { slot: chosen('2026-12-05T17:00', 2) };
    expect(askedFees(form.fees, answers, {}, slots)).toMatchObject([{ amountMinor: 1_600 }]);
    const words = { yes: 'Yes', signed: 'Signed' };
    const reader = { language: 'de', fallback: 'en', currency: 'EUR', words, slots };
    expect(shownAnswers(form, answers, reader)[0]?.value).toBe(
      'Tennis court 2, Samstag, 5. Dezember 2026, 17:00–19:00',
    );
  });

  it('asks its fee of a slot and nothing else', () => {
    const fees = [{ feeId: 'booking', title: say('Booking'), amount: { kind: 'per-slot', field: 'name' } }];
    const pages = [
      { pageId: 'a', title: say('A'), fields: [{ kind: 'person', fieldId: 'name', label: say('N') }] },
    ];
    expect(FormService.safeParse({ ...form, pages, fees }).success).toBe(false);
  });
});
