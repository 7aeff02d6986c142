import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CollectionService } from '../../../domain/collection/index.ts';
import { Town } from '../../../domain/town/index.ts';
import type { Place } from '../place.ts';
import { createCollectionFlow } from './collection.ts';

const folder = new URL('../../../config/towns/millbrook/', import.meta.url);
const json = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const service = CollectionService.parse(json('services/collection-days.json'));
const town = Town.parse({ definition: json('town.json'), services: [service], fees: {} });

function flowAt(now: string) {
  let place: Place = { kind: 'home' };
  const visit = {
    place: () => place,
    go: (next: Place) => {
      place = next;
    },
  };
  const flow = createCollectionFlow({ town, now: () => new Date(now) }, visit);
  const screen = () => {
    if (place.kind === 'collection-rounds') return flow.places['collection-rounds'].screen(place);
    if (place.kind === 'collection-days') return flow.places['collection-days'].screen(place);
    return { kind: place.kind };
  };
  return { flow, place: () => place, screen };
}

test('a resident opens it, chooses their streets and reads the next days, counted by the town’s own clock', () => {
  // Already the 1st of December in Dublin's winter time; a collection of the 30th is over.
  const { flow, screen } = flowAt('2026-12-01T00:30:00Z');
  expect(flow.services.collection.open(service)).toEqual({ kind: 'done' });
  expect(screen()).toEqual({ kind: 'collection-rounds', serviceId: 'collection-days' });
  expect(flow.calls['collection.choose']({ roundId: 'west-of-the-river' })).toEqual({ kind: 'done' });
  const shown = screen();
  if (shown.kind !== 'collection-days' || !('next' in shown)) throw new Error(`shows ${shown.kind}`);
  expect(shown.next.map(({ title, days }) => [title.en, days[0]])).toEqual([
    ['Household waste', '2026-12-01'],
    ['Garden waste', '2026-12-08'],
    ['Recycling', '2026-12-15'],
  ]);
});

test('a round that the town does not have leads nowhere, and neither does choosing from elsewhere', () => {
  const { flow, place } = flowAt('2026-11-23T12:00:00Z');
  expect(flow.calls['collection.choose']({ roundId: 'west-of-the-river' })).toEqual({ kind: 'not-now' });
  flow.services.collection.open(service);
  expect(flow.calls['collection.choose']({ roundId: 'on-the-moon' })).toEqual({ kind: 'not-now' });
  expect(place().kind).toBe('collection-rounds');
});

test('the way back leads from the days to the streets, and from there to the home screen', () => {
  const { flow, place } = flowAt('2026-11-23T12:00:00Z');
  flow.services.collection.open(service);
  flow.calls['collection.choose']({ roundId: 'east-of-the-river' });
  const days = place();
  if (days.kind !== 'collection-days') throw new Error(days.kind);
  const streets = flow.places['collection-days'].before(days);
  expect(streets).toEqual({ kind: 'collection-rounds', serviceId: 'collection-days' });
  expect(flow.places['collection-rounds'].before({ kind: 'collection-rounds', serviceId: 'x' })).toEqual({
    kind: 'home',
  });
});

test('it is there without the network and without the terminal', () => {
  const { flow } = flowAt('2026-11-23T12:00:00Z');
  expect(flow.services.collection.whyNotNow(service)).toBeNull();
});
