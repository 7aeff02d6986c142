import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { TownDefinition } from '../../domain/town/index.ts';
import { waterAround } from '../../test/small-content/index.ts';
import { sentenceOf, WITHOUT_TOWN } from '../configuration/index.ts';
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

it('takes the tiles of a map, and says by their file what is wrong with them', async () => {
  const bounds = [
    [-8.04, 52.3],
    [-8, 52.32],
  ];
  const basemap = 'media/town.pmtiles';
  put('map.json', { bounds, centre: [-8.02, 52.31], features: [], basemap });
  const file = join(folder, basemap);
  const sentence = async (): Promise<string | null> => {
    const read = await readContentFolder(folder, town);
    return read.kind === 'read' ? null : sentenceOf(read.problem);
  };
  expect(await sentence()).toBe(
    `The configuration file ${file}: expected a file of that name, but there is none.`,
  );
  mkdirSync(join(folder, 'media'));
  const good = waterAround([-8.02, 52.31]);
  writeFileSync(file, good);
  expect(await sentence()).toBeNull();
  writeFileSync(file, good.subarray(0, good.length - 1));
  expect(await sentence()).toMatch(/town\.pmtiles: expected a whole PMTiles file/);
  writeFileSync(file, waterAround([8.02, 52.31]));
  expect(await sentence()).toMatch(/town\.pmtiles: expected tiles of the part of the world/);
  rmSync(file);
  writeFileSync(join(folder, 'elsewhere'), good);
  symlinkSync(join(folder, 'elsewhere'), file);
  expect(await sentence()).toMatch(/town\.pmtiles: expected a file that can be read/);
});

it("takes the pictures of the town's brand, and says by their file what is wrong with them", async () => {
  const drawing = (inside: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;
  const [logo, photo] = ['media/logo.svg', 'media/town.jpg'];
  const alternative = { en: 'The mill', es: 'El molino' };
  put('brand.json', { logo: { onDark: logo, onLight: logo }, photo: { file: photo, alternative } });
  mkdirSync(join(folder, 'media'));
  writeFileSync(join(folder, logo), drawing('<path d="M0 0"/>'));
  writeFileSync(join(folder, photo), Uint8Array.from([0xff, 0xd8, 0xff, 0xe0]));
  expect(await readContentFolder(folder, town)).toMatchObject({
    kind: 'read',
    value: { brand: { photo: { focus: [0.5, 0.5] } } },
  });
  writeFileSync(join(folder, logo), drawing('<script/>'));
  expect(await readContentFolder(folder, town)).toMatchObject({
    problem: { file: join(folder, logo), expected: 'a drawing without <script> (line 1)' },
  });
  put('brand.json', { opening: { en: 'Welcome' } });
  expect(await readContentFolder(folder, town)).toMatchObject({ problem: { path: 'opening.es' } });
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
