import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/index.ts';
import {
  afterSession,
  COUNTED_DAYS,
  type LookedFor,
  LookedForCounts,
  MOST_ENTRIES_A_DAY,
  MOST_ENTRIES_A_SESSION,
  MOST_OFTEN,
  oftenLookedFor,
} from './index.ts';

const TODAY = '2026-11-30';
const place = (id: string): LookedFor => ({ kind: 'place', id });
const library = place('library');
const pool = place('pool');
const always = (): boolean => true;

type Session = { readonly day: string; readonly opened: readonly LookedFor[] };
const sessions = (number: number, daysAgo: number, ...opened: readonly LookedFor[]): Session[] =>
  Array.from({ length: number }, () => ({ day: addDays(TODAY, -daysAgo), opened }));
/** The counts after sessions, which come day by day. */
const counted = (all: readonly Session[]): LookedForCounts =>
  [...all]
    .sort((one, other) => (one.day < other.day ? -1 : one.day > other.day ? 1 : 0))
    .reduce((counts: LookedForCounts, { day, opened }) => afterSession(counts, opened, day), {});
const shown = (all: readonly Session[], today = TODAY): string[] =>
  oftenLookedFor(counted(all), today, always).map(({ id }) => id);

describe('what is often looked for', () => {
  it('is what was opened in five sessions on two days, the most first, and at most four of them', () => {
    expect(shown([...sessions(3, 2, library), ...sessions(2, 1, library)])).toEqual(['library']);
    expect(shown([...sessions(2, 2, library), ...sessions(2, 1, library)])).toEqual([]);
    expect(shown(sessions(50, 1, library))).toEqual([]);
    const both = [...sessions(3, 2, library, pool), ...sessions(3, 1, library, pool)];
    expect(shown([...both, ...sessions(1, 1, pool)])).toEqual(['pool', 'library']);
    expect(shown(both)).toEqual(['library', 'pool']);
    const many = ['a', 'b', 'c', 'd', 'e'].map(place);
    expect(shown([...sessions(3, 2, ...many), ...sessions(3, 1, ...many)])).toHaveLength(MOST_OFTEN);
  });

  it('counts what one session opens again and again once', () => {
    expect(
      shown([...sessions(2, 2, library, library, library), ...sessions(2, 1, library, library)]),
    ).toEqual([]);
  });

  it('leaves out what is not there any more, and shows the next one in its place', () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map(place);
    const counts = counted([...sessions(3, 2, ...many), ...sessions(3, 1, ...many)]);
    const left = oftenLookedFor(counts, TODAY, ({ id }) => id !== 'b');
    expect(left.map(({ id }) => id)).toEqual(['a', 'c', 'd', 'e']);
  });

  it('leaves out a kind that this release does not know', () => {
    const entries = { 'newsletter spring': 9, 'place library': 9 };
    const counts = { [addDays(TODAY, -2)]: entries, [addDays(TODAY, -1)]: entries };
    expect(oftenLookedFor(LookedForCounts.parse(counts), TODAY, always)).toEqual([library]);
  });

  it('is forgotten after its days, and not shown from the day before that', () => {
    const all = [...sessions(9, 1, library), ...sessions(1, 0, library)];
    const last = addDays(TODAY, COUNTED_DAYS - 1);
    expect(shown(all, last)).toEqual(['library']);
    expect(shown(all, addDays(last, 1))).toEqual([]);
    expect(Object.keys(afterSession(counted(all), [], addDays(last, 2)))).toEqual([]);
  });

  it('of a day that has not come yet is forgotten: a clock was wrong', () => {
    expect(afterSession({ '2099-01-01': { 'place library': 7 } }, [], TODAY)).toEqual({});
  });
});

const anySession = fc.record({
  day: fc.integer({ min: 0, max: COUNTED_DAYS + 5 }).map((ago) => addDays(TODAY, -ago)),
  opened: fc.array(
    fc.record({
      kind: fc.constantFrom('place', 'page', 'service' as const),
      id: fc.constantFrom('library', 'pool', 'market', 'bus-times', 'tax'),
    }),
    { maxLength: 6 },
  ),
}) as fc.Arbitrary<Session>;
const anySessions = fc.array(anySession, { maxLength: 80 });

describe('of any sessions', () => {
  it('none shows to the next one on the same day', () => {
    fc.assert(
      fc.property(anySessions, anySession, (all, { opened }) => {
        const counts = counted(all);
        const after = afterSession(counts, opened, TODAY);
        expect(oftenLookedFor(after, TODAY, always)).toEqual(oftenLookedFor(counts, TODAY, always));
      }),
    );
  });

  it('it is not kept which opened what, in which order or after which other', () => {
    const shuffled = anySessions.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(shuffled, ([all, other]) => {
        const turned = other.map(({ day, opened }) => ({ day, opened: [...opened].reverse() }));
        expect(JSON.stringify(counted(turned))).toBe(JSON.stringify(counted(all)));
      }),
    );
  });

  it('only what five of them opened on two days is shown, and not less of it than of what comes after', () => {
    fc.assert(
      fc.property(anySessions, (all) => {
        const sums = oftenLookedFor(counted(all), TODAY, always).map((one) => {
          const ofIt = all.filter(
            ({ day, opened }) =>
              day < TODAY &&
              day >= addDays(TODAY, -COUNTED_DAYS) &&
              opened.some(({ kind, id }) => kind === one.kind && id === one.id),
          );
          expect(new Set(ofIt.map(({ day }) => day)).size).toBeGreaterThanOrEqual(2);
          return ofIt.length;
        });
        expect(Math.min(5, ...sums)).toBe(5);
        expect(sums).toEqual([...sums].sort((one, other) => other - one));
      }),
    );
  });

  it('the file takes the counts', () => {
    fc.assert(
      fc.property(anySessions, (all) => {
        const counts = counted(all);
        expect(LookedForCounts.parse(JSON.parse(JSON.stringify(counts)))).toEqual(counts);
      }),
    );
  });
});

it('the counts stay small, even when everything there is gets opened every day', () => {
  const name = (at: number): LookedFor => place(`${String(at).padStart(4, '0')}${'x'.repeat(56)}`);
  const session = (from: number): LookedFor[] => Array.from({ length: 100 }, (_, at) => name(from + at));
  const sizeOf = (counts: LookedForCounts): number => Object.keys(counts[TODAY] ?? {}).length;
  let counts = afterSession({}, session(0), TODAY);
  expect(sizeOf(counts)).toBe(MOST_ENTRIES_A_SESSION);
  for (let from = 0; from < 1_200; from += 100) counts = afterSession(counts, session(from), TODAY);
  expect(sizeOf(counts)).toBe(MOST_ENTRIES_A_DAY);
  const days = Array.from({ length: 2 * COUNTED_DAYS }, (_, ago) => [addDays(TODAY, -ago), counts[TODAY]]);
  const all = afterSession(Object.fromEntries(days), session(0), TODAY);
  expect(Object.keys(all)).toHaveLength(COUNTED_DAYS + 1);
  expect(JSON.stringify(all).length).toBeLessThan(1_000_000);
});
