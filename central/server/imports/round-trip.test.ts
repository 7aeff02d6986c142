import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_LISTS, checkContent } from '../../../domain/content/index.ts';
import { commands, readOptions } from '../commands/index.ts';
import { type TestCentral, testCentral } from '../testing/index.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const root = join(import.meta.dirname, '../../..');
const demo = join(root, 'config/towns/millbrook');
const examples = join(root, 'docs/examples');

describe('the examples of the documentation', () => {
  let test: TestCentral;
  const data = mkdtempSync(join(tmpdir(), 'round-'));
  const into = join(data, 'content');
  beforeAll(async () => {
    test = await testCentral();
    cpSync(join(demo, 'content'), into, { recursive: true });
  });
  afterAll(() => test.close());

  const run = async (...args: string[]): Promise<Record<string, { count: number }> & { kind: string }> => {
    const options = readOptions([...args, '--town', 'millbrook', '--data-dir', data], {});
    if (options.kind === 'wrong') throw new Error(options.reason);
    const [name = '', ...words] = options.words;
    const done = await commands[name]?.run({ ...test.central, now: () => NOW }, words, options.settings);
    expect(done, JSON.stringify(done)).toMatchObject({ done: true });
    return done?.answer as Record<string, { count: number }> & { kind: string };
  };

  it('come in by the commands, are good content, and are published', async () => {
    await run('import-town', demo);
    const translations = join(data, 'todo.csv');
    expect(
      await run('import-csv', 'places', join(examples, 'places.csv'), '--into', into, '--dry-run'),
    ).toMatchObject({ kind: 'preview', added: { count: 2 } });
    expect(await run('import-csv', 'places', join(examples, 'places.csv'), '--into', into)).toMatchObject({
      added: { count: 2 },
    });
    expect(
      await run(
        'import-calendar',
        join(examples, 'events.ics'),
        '--into',
        into,
        '--translations',
        translations,
      ),
    ).toMatchObject({ added: { count: 6 }, lackingTranslation: 4 });
    expect(await run('import-hsds', join(examples, 'services.json'), '--into', into)).toMatchObject({
      added: { count: 2 },
    });
    expect(await run('import-hsds', join(examples, 'services.json'), '--into', into)).toMatchObject({
      added: { count: 0 },
      changed: { count: 0 },
      gone: { count: 0 },
    });
    const todo = readFileSync(translations, 'utf8').replace(
      'Open choir,Open choir,',
      'Open choir,Open choir,Coro abierto',
    );
    writeFileSync(translations, todo);
    expect(await run('import-translations', translations, '--into', into)).toMatchObject({
      kind: 'imported',
      texts: 5,
    });
    expect(await run('import-calendar', join(examples, 'events.ics'), '--into', into)).toMatchObject({
      changed: { count: 0 },
    });
    const lists = Object.fromEntries(
      CONTENT_LISTS.map((list) => [list, JSON.parse(readFileSync(join(into, `${list}.json`), 'utf8'))]),
    );
    const { languages } = JSON.parse(readFileSync(join(demo, 'town.json'), 'utf8')) as {
      languages: string[];
    };
    const checked = checkContent(lists, languages);
    if (checked.kind === 'bad') throw new Error(JSON.stringify(checked.problem));
    const choir = checked.content.events.filter(({ title }) => title.en === 'Open choir');
    expect(choir.map(({ starts, placeId, title }) => `${starts} ${placeId} ${title.es}`).sort()).toEqual([
      '2027-01-07T19:00 town-hall Coro abierto',
      '2027-01-14T19:00 town-hall Coro abierto',
      '2027-01-29T18:00 town-hall Coro abierto',
      '2027-02-04T19:00 town-hall Coro abierto',
      '2027-02-11T19:00 town-hall Coro abierto',
    ]);
    expect(
      checked.content.departments.find(({ name }) => name.en === 'Community kitchen')?.hours?.weekly,
    ).toEqual({
      tue: [{ from: '12:00', to: '14:30' }],
      thu: [{ from: '12:00', to: '14:30' }],
    });
    expect(await run('import-content', into)).toMatchObject({ kind: 'published' });
  });

  it('are read in the encoding that the command names', async () => {
    await run('import-town', demo);
    const file = join(data, 'ansi.ics');
    const event = ['BEGIN:VEVENT', 'UID:1', 'SUMMARY:Frühstück', 'DTSTART:20261210T080000Z', 'END:VEVENT'];
    const lines = ['BEGIN:VCALENDAR', ...event, 'END:VCALENDAR'].join('\r\n');
    writeFileSync(file, Buffer.from(lines, 'latin1'));
    const folder = join(data, 'ansi');
    cpSync(join(demo, 'content'), folder, { recursive: true });
    const named = ['import-calendar', file, '--into', folder, '--encoding', 'windows-1252'] as const;
    expect(await run(...named)).toMatchObject({ kind: 'imported', added: { count: 1 } });
    expect(readFileSync(join(folder, 'events.json'), 'utf8')).toContain('Frühstück');
    const sheet = join(data, 'ansi.csv');
    const row = (JSON.parse(readFileSync(join(folder, 'events.json'), 'utf8')) as { id: string }[]).at(-1);
    writeFileSync(
      sheet,
      Buffer.from(`list;id;field;source;de\r\nevents;${row?.id};title;Frühstück;Frühstücken\r\n`, 'latin1'),
    );
    const translated = [
      'import-translations',
      sheet,
      '--into',
      folder,
      '--encoding',
      'windows-1252',
    ] as const;
    expect(await run(...translated)).toMatchObject({ kind: 'imported', texts: 1 });
    expect(readFileSync(join(folder, 'events.json'), 'utf8')).toContain('Frühstücken');
  });
});
