import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CONTENT_LISTS, type Content, checkContent } from '../../../domain/content/index.ts';
import { type ImportOptions, importSource, importTranslations, readCsv, translationsCsv } from './index.ts';

const demo = join(import.meta.dirname, '../../../config/towns/millbrook');
const { languages } = JSON.parse(readFileSync(join(demo, 'town.json'), 'utf8')) as { languages: string[] };
const LIBRARY = 'id,name,kind,longitude,latitude,address,step_free,description,hours';
const PLACES = `${LIBRARY}
annex,Mill Annex,library,"-8,0216",52.311,"3 Mill Square",yes,<p>Books &amp; warmth</p>,mon-fri 09:00-17:00
depot,Depot,other,-8.02,52.31,Depot Road,no,Salt and sand,`;

describe('an import into a folder of content', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'imports-'));
    cpSync(join(demo, 'content'), folder, { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const options = (more: Partial<ImportOptions> = {}): ImportOptions => ({
    folder,
    file: 'places.csv',
    source: 'csv-places',
    language: 'en',
    languages,
    adopt: false,
    dryRun: false,
    ...more,
  });
  const csv = (text: string, more: Partial<ImportOptions> = {}) =>
    importSource(() => readCsv('places.csv', Buffer.from(text), 'places'), options(more));
  const content = (): Content => {
    const lists = CONTENT_LISTS.map((list) => [
      list,
      JSON.parse(readFileSync(join(folder, `${list}.json`), 'utf8')),
    ]);
    const checked = checkContent(Object.fromEntries(lists), languages);
    if (checked.kind === 'bad') throw new Error(JSON.stringify(checked.problem));
    return checked.content;
  };
  const place = (id: string) => content().places.find((one) => one.id === id);
  const all = (): string =>
    readdirSync(folder)
      .filter((one) => one !== 'media')
      .sort()
      .map((one) => one + readFileSync(join(folder, one), 'utf8'))
      .join();

  it('adds, changes and removes only its own entries; the rest stays', async () => {
    const before = content();
    expect(await csv(PLACES)).toMatchObject({
      kind: 'imported',
      added: ['places/annex', 'places/depot'],
      changed: [],
      gone: [],
    });
    expect(place('annex')).toMatchObject({
      position: [-8.0216, 52.311],
      stepFree: true,
      name: { en: 'Mill Annex', ar: 'Mill Annex' },
      description: { fr: 'Books & warmth' },
    });
    expect(content().places).toHaveLength(before.places.length + 2);
    expect(await csv(PLACES)).toMatchObject({ added: [], changed: [], gone: [] });
    const [header, annex = ''] = PLACES.split('\n');
    expect(await csv(`${header}\n${annex.replace('3 Mill', '4 Mill')}`)).toMatchObject({
      added: [],
      changed: ['places/annex'],
      gone: ['places/depot'],
    });
    expect(content().places).toHaveLength(before.places.length + 1);
    expect({ ...content(), places: [] }).toEqual({ ...before, places: [] });
  });

  it('changes nothing in a dry run, and nothing when one row is bad', async () => {
    const before = all();
    expect(await csv(PLACES, { dryRun: true })).toMatchObject({
      kind: 'preview',
      added: ['places/annex', 'places/depot'],
    });
    for (const [bad, path, expected] of [
      [PLACES.replace('other', 'depot'), 'line 3, kind', 'library'],
      [
        PLACES.replace('52.31,Depot', '99.5,Depot'),
        'line 3, position',
        'a latitude between 52.304202 and 52.316688',
      ],
      [PLACES.replace('depot,', 'annex,'), 'line 3', 'line 2 of the same file'],
      [PLACES.replace('depot,', 'town-hall,'), 'line 3', 'an entry made by hand'],
      [PLACES.replace('09:00-17:00', '17:00-09:00'), 'line 2, hours.weekly.mon[0]', 'after from'],
      [LIBRARY, '', 'at least one entry'],
    ] as const) {
      const answer = await csv(bad);
      expect(answer, bad).toMatchObject({ kind: 'refused', problems: [{ file: 'places.csv', path }] });
      expect(JSON.stringify(answer)).toContain(expected);
    }
    expect(all()).toBe(before);
  });

  it('keeps translations while the text is the same, and puts them aside when it changes or goes', async () => {
    const first = await csv(PLACES);
    if (first.kind === 'refused') throw new Error('refused');
    expect(first.lacking.map(({ id, field }) => `${id} ${field}`)).toEqual([
      'annex description',
      'depot description',
    ]);
    const file = translationsCsv(first.lacking, languages);
    const filled = file.replace(/(annex,description,Books & warmth,Books & warmth),,/, '$1,Libros,Livres');
    expect(filled).not.toBe(file);
    const translate = (text: string) =>
      importTranslations(Buffer.from(text), { folder, file: 'todo.csv', languages, dryRun: false });
    expect(await translate(filled)).toEqual({ kind: 'imported', texts: 2 });
    await csv(PLACES.replace('Mill Annex', 'The Annex'));
    expect(place('annex')?.description).toMatchObject({ es: 'Libros', fr: 'Livres', de: 'Books & warmth' });
    const other = await csv(PLACES.replace('warmth', 'tea'));
    expect(place('annex')?.description).toMatchObject({ es: 'Books & tea' });
    expect(other).toMatchObject({
      lacking: [{ id: 'annex', earlier: { es: 'Libros', fr: 'Livres' } }, { id: 'depot' }],
    });
    expect(await translate(filled)).toMatchObject({
      kind: 'refused',
      problems: [{ path: 'line 2, column source' }],
    });
    await csv(
      PLACES.split('\n')
        .filter((_, row) => row !== 1)
        .join('\n'),
    );
    expect(place('annex')).toBeUndefined();
    await csv(PLACES);
    expect(place('annex')?.description).toMatchObject({ es: 'Libros', fr: 'Livres' });
  });

  it('takes over an entry made by hand when asked to, with its translations', async () => {
    const hall = place('town-hall');
    const text = `id,name,kind,longitude,latitude,address,step_free\ntown-hall,Town hall,town-hall,-8.0216,52.311074,"2 Mill Square, Millbrook",yes`;
    expect(await csv(text)).toMatchObject({ kind: 'refused' });
    expect(await csv(text, { adopt: true })).toMatchObject({ changed: ['places/town-hall'] });
    expect(place('town-hall')).toEqual({ ...hall, address: '2 Mill Square, Millbrook' });
    expect(await csv(text, { source: 'other', adopt: true })).toMatchObject({ kind: 'refused' });
  });

  it('says so when something made by hand points to an entry that goes', async () => {
    await csv(PLACES);
    const file = join(folder, 'events.json');
    const events = JSON.parse(readFileSync(file, 'utf8')) as object[];
    writeFileSync(file, JSON.stringify([{ ...events[0], placeId: 'depot' }, ...events.slice(1)]));
    const answer = await csv(PLACES.split('\n').slice(0, 2).join('\n'));
    expect(answer).toMatchObject({ kind: 'refused', problems: [{ file, path: '[0].placeId' }] });
    expect(place('depot')).toBeDefined();
  });

  it('finishes what was complete when it was stopped, and forgets what was not', async () => {
    mkdirSync(join(folder, '.import-ready'));
    writeFileSync(join(folder, '.import-ready', 'streets.json'), '["Stopped Street"]');
    mkdirSync(join(folder, '.import-pending'));
    writeFileSync(join(folder, '.import-pending', 'streets.json'), '["Half');
    await csv(PLACES);
    expect(content().streets).toEqual(['Stopped Street']);
    expect(existsSync(join(folder, '.import-ready')) || existsSync(join(folder, '.import-pending'))).toBe(
      false,
    );
  });
});
