import { expect, test } from 'vitest';
import type { Place } from '../../../domain/content/index.ts';
import { OPEN_NOW, placesShown } from './places-shown.ts';

const place = (id: string, east: number, open: string[] = []): Place =>
  ({
    id,
    kind: 'library',
    position: [east, 50],
    hours: {
      weekly: { mon: open.map((from) => ({ from, to: '18:00' })) },
      closedOnHolidays: true,
      exceptions: [],
    },
  }) as unknown as Place;

const at = {
  now: '2026-11-23T10:00',
  holidays: [],
  standsAt: [10, 50] as [number, number],
  byName: (one: Place, other: Place) => one.id.localeCompare(other.id),
};
const ids = (places: readonly Place[]): string[] => places.map(({ id }) => id);

test('the nearest place stands first, and by its name where nobody knows where the kiosk stands', () => {
  const places = [place('c', 10.3), place('b', 10.1), place('a', 10.2)];
  expect(ids(placesShown(places, null, at))).toEqual(['b', 'a', 'c']);
  expect(ids(placesShown(places, null, { ...at, standsAt: null }))).toEqual(['a', 'b', 'c']);
});

test('those that are open now are left, and those whose hours nobody knows are not', () => {
  const unknown = { ...place('d', 10), hours: undefined } as unknown as Place;
  const places = [
    place('a', 10.2, ['09:00']),
    place('b', 10.1, ['11:00']),
    place('c', 10.1, ['08:00']),
    unknown,
  ];
  expect(ids(placesShown(places, OPEN_NOW, at))).toEqual(['c', 'a']);
  expect(ids(placesShown(places, 'library', at))).toHaveLength(4);
  expect(placesShown(places, 'park', at)).toEqual([]);
});
