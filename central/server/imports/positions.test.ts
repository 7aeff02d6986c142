import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolder } from '../content/index.ts';
import { importSource, type ReadSource, readCsv, readHsds } from './index.ts';

const demo = join(import.meta.dirname, '../../../config/towns/millbrook');
const { languages } = JSON.parse(readFileSync(join(demo, 'town.json'), 'utf8')) as { languages: string[] };
const BETWEEN =
  'expected a longitude between -8.03453 and -8.00867 and a latitude between 52.304202 and 52.316688, as the map has it, but found';

describe('a position', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'positions-'));
    cpSync(join(demo, 'content'), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const edit = (list: string, change: (value: unknown) => unknown): void => {
    const file = join(folder, `${list}.json`);
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))));
  };
  const source = (file: string, read: () => ReadSource) =>
    importSource(read, {
      folder,
      file,
      source: 'one',
      language: 'en',
      languages,
      adopt: false,
      dryRun: false,
    });
  const csv = (...positions: string[]) => {
    const rows = positions.map(
      (position, at) => `mill-annex-${at},Annex,library,${position},3 Mill Square,yes`,
    );
    const text = ['id,name,kind,longitude,latitude,address,step_free', ...rows].join('\n');
    return source('places.csv', () => readCsv('places.csv', Buffer.from(text), 'places'));
  };
  const hsds = (latitude: number | string, longitude: number | string) => {
    const location = { id: 'L1', name: 'House', latitude, longitude };
    const service = { id: 'S1', name: 'Kitchen', status: 'active', service_at_locations: [{ location }] };
    return source('services.json', () =>
      readHsds('services.json', Buffer.from(JSON.stringify([service])), { lists: {}, today: '2026-11-23' }),
    );
  };

  it('that is the wrong way round is refused with its row, and said to be so', async () => {
    expect(await csv('52.3110,-8.0216', '-8.0216,52.3110', '52.3121,-8.0284')).toEqual({
      kind: 'refused',
      problems: [
        {
          file: 'places.csv',
          path: 'line 2, position',
          reason: `${BETWEEN} longitude 52.311 and latitude -8.0216: longitude and latitude are swapped`,
        },
        {
          file: 'places.csv',
          path: 'line 4, position',
          reason: `${BETWEEN} longitude 52.3121 and latitude -8.0284: longitude and latitude are swapped`,
        },
      ],
    });
    expect(await hsds(-8.0216, '52.3110')).toMatchObject({
      kind: 'refused',
      problems: [
        {
          file: 'services.json',
          path: '[0].service_at_locations[0].location, position',
          reason: expect.stringContaining(': longitude and latitude are swapped'),
        },
      ],
    });
    expect(await csv('-8.0216,52.3110')).toMatchObject({ kind: 'imported' });
  });

  it('that lacks its sign, or lies elsewhere, is refused with what was expected', async () => {
    expect(await csv('8.0216,52.3110', '0,0', '-8.0087,52.3167')).toMatchObject({
      problems: [
        { path: 'line 2, position', reason: expect.stringMatching(/: a minus sign is missing or too many$/) },
        { path: 'line 3, position', reason: `${BETWEEN} longitude 0 and latitude 0` },
        { path: 'line 4, position', reason: `${BETWEEN} longitude -8.0087 and latitude 52.3167` },
      ],
    });
    expect(await hsds(53.35, -6.26)).toMatchObject({ kind: 'refused' });
    expect(await csv('-8.03453,52.304202', '-8.00867,52.316688')).toMatchObject({ kind: 'imported' });
  });

  it('is not compared where the town has no map', async () => {
    rmSync(join(folder, 'map.json'));
    expect(await csv('-6.26,53.35')).toMatchObject({ kind: 'imported' });
  });

  it('in the folder itself keeps it from being published: of a place, of a route, of the map', async () => {
    expect(await readFolder(folder, languages)).toMatchObject({ kind: 'read' });
    const swap = ([one, other]: [number, number]) => [other, one];
    const cases: readonly [string, (value: never) => unknown, string, string][] = [
      [
        'places',
        ([first, ...others]: { position: [number, number] }[]) => [
          { ...first, position: swap(first?.position as [number, number]) },
          ...others,
        ],
        '[0].position',
        'are swapped',
      ],
      [
        'routes',
        ([first, ...others]: { line: [number, number][] }[]) => [
          { ...first, line: first?.line.map((point, at) => (at === 1 ? swap(point) : point)) },
          ...others,
        ],
        '[0].line[1]',
        'are swapped',
      ],
      [
        'map',
        (map: { centre: [number, number] }) => ({ ...map, centre: swap(map.centre) }),
        'centre',
        'swapped',
      ],
      // In America a longitude is no latitude at all: that is said before its size is.
      [
        'map',
        (map: object) => ({
          ...map,
          bounds: [
            [-122.5, 37.7],
            [-122.3, 37.9],
          ],
          centre: [37.8, -122.4],
        }),
        'centre',
        'are swapped',
      ],
      [
        'map',
        (map: { bounds: unknown[] }) => ({ ...map, bounds: map.bounds.toReversed() }),
        'bounds',
        'south-west',
      ],
    ];
    for (const [list, change, path, expected] of cases) {
      const file = join(folder, `${list}.json`);
      const before = readFileSync(file);
      edit(list, change as (value: unknown) => unknown);
      expect(await readFolder(folder, languages)).toMatchObject({
        kind: 'refused',
        problem: { file, path, reason: expect.stringContaining(expected) },
      });
      writeFileSync(file, before);
    }
  });
});
