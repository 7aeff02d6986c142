import { afterEach, expect, it } from 'vitest';
import { retentionOf } from '../../domain/town/index.ts';
import type { PersonalKind } from '../journal/index.ts';
import { type EraseDaily, eraseDaily } from './erase-daily.ts';

const HOUR_MS = 3_600_000;
let daily: EraseDaily | null = null;
afterEach(() => daily?.close());

it('erases once a day, each kind after the time of the town, and only while central believes the clock', () => {
  const asked: Readonly<Record<PersonalKind, string>>[] = [];
  let reached = false;
  let hours = 0;
  let works = false;
  daily = eraseDaily({
    journal: {
      erasePersonal: (keptBefore) => {
        asked.push(keptBefore);
        return works ? { erased: 3, held: 1 } : null;
      },
    },
    retention: retentionOf({ retention: { account: 10, email: 5 } }),
    reached: () => reached,
    now: () => new Date(Date.parse('2027-01-31T12:00:00Z') + hours * HOUR_MS),
    monotonicMs: () => hours * HOUR_MS,
    log: () => undefined,
  });
  daily.look();
  expect(asked).toEqual([]);
  reached = true;
  daily.look();
  expect(asked).toMatchObject([{ account: '2027-01-21T12:00:00.000Z', email: '2027-01-26T12:00:00.000Z' }]);
  expect(daily.last(), 'the disk took nothing: it is tried again').toBeNull();
  works = true;
  daily.look();
  expect(daily.last()).toEqual({ at: '2027-01-31T12:00:00.000Z', erased: 3, held: 1 });
  hours = 23;
  daily.look();
  expect(asked).toHaveLength(2);
  hours = 24;
  daily.look();
  expect(asked).toHaveLength(3);
});
