import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { demoTownFolder, demoTowns, readDemoSettings } from '../../build/start/demo-settings.ts';
import { formatMoney, fromDecimal } from '../../domain/money/index.ts';
import { directionOf, incompleteText } from '../../domain/text/index.ts';
import type { TownDefinition } from '../../domain/town/index.ts';
import { readTownFolder, sentenceOf } from '../../main/configuration/index.ts';
import { readContentFolder } from '../../main/content/index.ts';

async function definitionOf(town: string): Promise<TownDefinition> {
  const read = await readTownFolder(demoTownFolder(town));
  if (read.kind === 'problem') throw new Error(sentenceOf(read.problem));
  return read.value.town.definition;
}

describe.each(demoTowns())('the demo town %s', (town) => {
  it('is one that kiosks take, with its content, its brand and where its kiosk stands', async () => {
    const definition = await definitionOf(town);
    const content = await readContentFolder(join(demoTownFolder(town), 'content'), definition);
    if (content.kind === 'problem') throw new Error(sentenceOf(content.problem));
    const { brand, places, map } = content.value;
    expect(Object.keys(brand ?? {}).sort()).toEqual(['logo', 'opening', 'photo']);
    expect(definition.accent).toBeDefined();
    expect(places.some(({ hours }) => hours)).toBe(true);
    expect(map).not.toBe(null);
    expect(incompleteText(readDemoSettings(demoTownFolder(town)).place, definition.languages)).toBe(null);
  });

  it('has bills whose sum agrees, in its own currency, and an account to try', async () => {
    const { currency } = await definitionOf(town);
    const { account, surname } = readDemoSettings(demoTownFolder(town));
    const lines = readFileSync(join(demoTownFolder(town), 'bills/bills.csv'), 'utf8')
      .trim()
      .split('\n');
    const [, count = '', total = ''] = lines.at(-1)?.split(',') ?? [];
    const rows = lines.slice(1, -1).map((line) => line.split(','));
    const minorOf = (amount = ''): number => fromDecimal(amount, currency)?.amountMinor ?? Number.NaN;
    expect(rows.length).toBe(Number(count));
    expect(rows.reduce((sum, row) => sum + minorOf(row.at(-2)), 0)).toBe(minorOf(total));
    expect(rows.some((row) => row[0] === account && row[3] === surname)).toBe(true);
  });
});

it('the demo towns differ in country, currency, first language, its direction, order of languages and face', async () => {
  const towns = await Promise.all(demoTowns().map(definitionOf));
  expect(towns.length).toBeGreaterThan(1);
  const differ = (what: (town: TownDefinition) => unknown): void => {
    expect(new Set(towns.map(what)).size).toBe(towns.length);
  };
  differ(({ timeZone }) => timeZone);
  differ(({ defaultLanguage }) => defaultLanguage);
  differ(({ defaultLanguage }) => directionOf(defaultLanguage));
  differ(({ languages }) => languages.filter((language) => ['en', 'fr', 'ar'].includes(language)).join());
  differ(({ currency }) => currency);
  // Also in how many digits stand behind the point.
  differ(({ currency }) => formatMoney({ amountMinor: 1_000, currency }, 'en').replace(/[^\d.]/g, ''));
  differ(({ colour, accent }) => `${colour} ${accent}`);
});
