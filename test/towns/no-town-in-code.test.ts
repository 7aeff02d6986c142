import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demoTownFolder, demoTowns, readDemoSettings } from '../../build/start/demo-settings.ts';
import { TownDefinition } from '../../domain/town/index.ts';

const PRODUCT = ['central', 'domain', 'hardware', 'launcher', 'main', 'paper-view', 'renderer', 'slots'];
const CODE = /\.(tsx?|css|html|json|sql)$/;
const FOR_TESTS = /\.test\.|(^|\/)testing(-|\/)|(^|\/)node_modules\//;
const REPOSITORY = join(import.meta.dirname, '../..');

const codeFiles = PRODUCT.flatMap((folder) =>
  readdirSync(join(REPOSITORY, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((name) => CODE.test(name) && !FOR_TESTS.test(name)),
);

/** The file without its comments, which may name a town as an example. */
const codeOf = (file: string): string =>
  readFileSync(join(REPOSITORY, file), 'utf8')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/(^|\s)\/\/.*$/gm, '');

/** What a demo town alone is called, and what stands on its papers. */
function wordsOf(town: string): readonly string[] {
  const folder = demoTownFolder(town);
  const { kioskId, mailFrom } = readDemoSettings(folder);
  const definition = TownDefinition.parse(JSON.parse(readFileSync(join(folder, 'town.json'), 'utf8')));
  const rows = readFileSync(join(folder, 'bills/bills.csv'), 'utf8').split('\n').slice(1);
  const onBills = rows
    .filter((row) => /^\d/.test(row))
    .flatMap((row) => [row.split(',')[0], row.split(',')[4]]);
  const domain = mailFrom.split('@')[1]?.replace('>', '');
  const own = [town, kioskId, domain, definition.phone, ...Object.values(definition.name), ...onBills];
  return [...own, ...town.split('-')].flatMap((word) => (word === undefined ? [] : [word.toLowerCase()]));
}

it.each(demoTowns())('no code of the product knows the demo town %s', (town) => {
  const words = wordsOf(town);
  expect(words.length).toBeGreaterThan(10);
  const found = codeFiles.flatMap((file) => {
    const code = codeOf(file).toLowerCase();
    return words.filter((word) => code.includes(word)).map((word) => `${file}: ${word}`);
  });
  expect(found).toEqual([]);
});
