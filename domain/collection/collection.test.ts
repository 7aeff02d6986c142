import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../time/index.ts';
import { type CollectionRound, CollectionService } from './collection-service.ts';
import { nextCollections } from './next-collections.ts';

const round = (...collections: readonly (readonly [string, string, number])[]): CollectionRound => ({
  roundId: 'north',
  title: { en: 'North' },
  streets: ['Mill Lane'],
  collections: collections.map(([en, firstOn, everyWeeks]) => ({ title: { en }, firstOn, everyWeeks })),
});

describe('the next collections', () => {
  it('come every so many weeks after the first one, today among them', () => {
    const weekly = round(['Paper', '2026-01-05', 2]);
    expect(nextCollections(weekly, [], '2026-11-23')[0]?.days).toEqual([
      '2026-11-23',
      '2026-12-07',
      '2026-12-21',
    ]);
    expect(nextCollections(weekly, [], '2026-11-24')[0]?.days[0]).toBe('2026-12-07');
  });

  it('before the first day are the first ones', () => {
    expect(nextCollections(round(['Paper', '2027-03-01', 4]), [], '2026-11-23')[0]?.days).toEqual([
      '2027-03-01',
      '2027-03-29',
      '2027-04-26',
    ]);
  });

  it('that fall on a holiday are shown on the day they are moved to', () => {
    const moved = [{ from: '2026-12-25', to: '2026-12-28' }];
    const days = nextCollections(round(['Refuse', '2026-01-02', 1]), moved, '2026-12-24')[0]?.days;
    expect(days).toEqual(['2026-12-28', '2027-01-01', '2027-01-08']);
  });

  it('show one that is still to come although its own day has passed', () => {
    const moved = [{ from: '2026-12-25', to: '2026-12-28' }];
    expect(nextCollections(round(['Refuse', '2026-01-02', 1]), moved, '2026-12-27')[0]?.days[0]).toBe(
      '2026-12-28',
    );
  });

  it('stand in the order in which the lorries come', () => {
    const both = round(['Paper', '2026-11-26', 4], ['Refuse', '2026-11-24', 1]);
    expect(nextCollections(both, [], '2026-11-23').map(({ title }) => title.en)).toEqual(['Refuse', 'Paper']);
  });

  it('are always three days, none before today, each of them in the rhythm where nothing is moved', () => {
    const day = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2024-01-01', days));
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 12 }), (firstOn, today, everyWeeks) => {
        const [next] = nextCollections(round(['Refuse', firstOn, everyWeeks]), [], today);
        expect(next?.days).toHaveLength(3);
        for (const one of next?.days ?? []) {
          expect(one >= today && one >= firstOn).toBe(true);
          const apart = (Date.parse(one) - Date.parse(firstOn)) / 86_400_000;
          expect(apart % (7 * everyWeeks)).toBe(0);
        }
      }),
    );
  });
});

it('a service in which two rounds have one name is refused', () => {
  const text = { en: 'Text' };
  const both = [round(['Paper', '2026-01-05', 2]), round(['Refuse', '2026-01-05', 1])];
  const service = {
    kind: 'collection',
    serviceId: 'collection',
    icon: 'calendar',
    title: text,
    description: text,
  };
  expect(CollectionService.safeParse({ ...service, note: text, rounds: both, moved: [] }).success).toBe(
    false,
  );
  expect(
    CollectionService.safeParse({ ...service, note: text, rounds: both.slice(0, 1), moved: [] }).success,
  ).toBe(true);
});
