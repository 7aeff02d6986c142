import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TownDefinition } from '../../domain/town/index.ts';
import { WITHOUT_TOWN } from '../configuration/index.ts';
import { readContentFolder } from './index.ts';

let folder: string;
const town: TownDefinition = { ...WITHOUT_TOWN.definition, languages: ['en', 'es'] };
const put = (name: string, value: unknown): void => writeFileSync(join(folder, name), JSON.stringify(value));
const hall = {
  id: 'hall',
  name: { en: 'Hall', es: 'Sala' },
  kind: 'culture',
  position: [-8, 52],
  address: '1 Mill Sq',
  stepFree: true,
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'content-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('reads the lists that are there; a town without any has nothing to look up', async () => {
  expect(await readContentFolder(folder, town)).toMatchObject({
    kind: 'read',
    value: { places: [], streets: [] },
  });
  put('places.json', [hall]);
  put('streets.json', ['Mill Square']);
  expect(await readContentFolder(folder, town)).toMatchObject({
    kind: 'read',
    value: { places: [{ id: 'hall', stepFree: true }], streets: ['Mill Square'], people: [] },
  });
});

it.each([
  ['a text that lacks a language', 'places.json', [{ ...hall, name: { en: 'Hall' } }], '[0].name.es'],
  ['a name used twice', 'places.json', [hall, hall], '[1].id'],
  ['a place that is not there', 'events.json', [event('nowhere')], '[0].placeId'],
  ['a misspelt entry', 'places.json', [{ ...hall, adress: 'x' }], '[0]'],
  ['a day that is none', 'holidays.json', [{ on: '2026-02-30', name: { en: 'a', es: 'a' } }], '[0].on'],
])('tells %s by file and place', async (_, file, value, path) => {
  put('places.json', [hall]);
  put(file, value);
  const read = await readContentFolder(folder, town);
  expect(read).toMatchObject({ kind: 'problem', problem: { file: join(folder, file), path } });
});

function event(placeId: string) {
  const text = { en: 'Market', es: 'Mercado' };
  return {
    id: 'market',
    title: text,
    description: text,
    starts: '2026-12-05T09:00',
    ends: '2026-12-05T13:00',
    placeId,
  };
}
