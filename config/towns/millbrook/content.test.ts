import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_LISTS, Content, type Position } from '../../../domain/content/index.ts';
import { ServiceDefinition, TownDefinition } from '../../../domain/town/index.ts';

const folder = join(import.meta.dirname, 'content');
const json = (...path: string[]): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, ...path), 'utf8'));

const town = TownDefinition.parse(json('town.json'));
const services = readdirSync(join(import.meta.dirname, 'services')).map((file) =>
  ServiceDefinition.parse(json('services', file)),
);
const lists = Object.fromEntries(CONTENT_LISTS.map((list) => [list, json('content', `${list}.json`)]));
const content = Content.parse(lists);

/** A text in several languages and where it stands. */
type Found = { readonly path: string; readonly text: Readonly<Record<string, string>> };

/** Every text of the content; street names, synonyms and the map have none. */
function textsIn(value: unknown, path = ''): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value) return [{ path, text: value as Record<string, string> }];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, `${path}/${name}`));
}
const { synonyms, streets, map, ...worded } = content;
const texts = textsIn(worded);
const isWorded = ({ text }: Found): boolean => /\p{L}/u.test(text.en ?? '');

describe('what can be looked up in the demo town', () => {
  it('fills every list', () => {
    for (const list of CONTENT_LISTS) {
      expect(Object.keys(content[list] ?? {}).length, list).toBeGreaterThan(0);
    }
  });

  it('says every text in each of the town’s languages and in no other', () => {
    expect(texts.length).toBeGreaterThan(300);
    for (const { path, text } of texts) {
      expect(Object.keys(text).sort(), path).toEqual([...town.languages].sort());
    }
  });

  it('has no text that is English in most of the languages', () => {
    const copies = texts.filter(isWorded).filter(({ text }) => {
      const same = town.languages.filter((language) => language !== 'en' && text[language] === text.en);
      return same.length > (town.languages.length - 1) / 2;
    });
    expect(copies.map(({ path, text }) => `${path}: ${text.en}`)).toEqual([]);
  });

  it('writes Arabic, Ukrainian and Chinese in their own script', () => {
    const scripts = { ar: /\p{Script=Arabic}/u, uk: /\p{Script=Cyrillic}/u, 'zh-Hans': /\p{Script=Han}/u };
    for (const { path, text } of texts.filter(isWorded)) {
      for (const [language, script] of Object.entries(scripts)) expect(text[language], path).toMatch(script);
    }
  });

  it('knows everyday words in each language', () => {
    expect(Object.keys(synonyms).sort()).toEqual([...town.languages].sort());
    for (const groups of Object.values(synonyms)) expect(groups.length).toBeGreaterThanOrEqual(15);
  });

  it('sends people only to services that the kiosk has', () => {
    const known = new Set(services.map(({ serviceId }) => serviceId));
    const asked = content.departments.flatMap(({ serviceIds }) => serviceIds);
    expect(asked.filter((id) => !known.has(id))).toEqual([]);
    expect(asked.length).toBeGreaterThan(0);
  });

  it('has a file for every picture and film, and none that nobody sees', () => {
    const named = [...JSON.stringify(lists).matchAll(/"(media\/[^"]+)"/g)].map(([, file = '']) => file);
    for (const file of named) expect(existsSync(join(folder, file)), file).toBe(true);
    const there = readdirSync(join(folder, 'media')).map((file) => `media/${file}`);
    expect(there.filter((file) => !named.includes(file))).toEqual([]);
  });

  it('puts every place and way on the map', () => {
    const [[west, south], [east, north]] = map?.bounds ?? [
      [0, 0],
      [0, 0],
    ];
    const within = ([longitude, latitude]: Position): boolean =>
      longitude >= west && longitude <= east && latitude >= south && latitude <= north;
    for (const { id, position } of content.places) expect(within(position), id).toBe(true);
    for (const { id, line } of content.routes) expect(line.every(within), id).toBe(true);
  });

  it('names only streets of the town in the addresses', () => {
    for (const { id, address } of content.places) {
      expect(
        streets.some((street) => address.includes(`${street}, Millbrook`)),
        id,
      ).toBe(true);
    }
  });

  it('leads without a step only to places that can be entered without one', () => {
    const stepFree = new Map(content.places.map(({ id, stepFree }) => [id, stepFree]));
    for (const { id, toPlaceId } of content.routes) expect(stepFree.get(toPlaceId), id).toBe(true);
    expect([...stepFree.values()]).toContain(false);
  });

  it('lets events end after they begin and tables have as many cells as columns', () => {
    for (const { id, starts, ends } of content.events) expect(ends > starts, id).toBe(true);
    for (const { id, blocks } of content.pages) {
      for (const block of blocks) {
        if (block.kind !== 'table') continue;
        for (const row of block.rows) expect(row.length, id).toBe(block.columns.length);
      }
    }
  });

  it('knows the public holidays of three years, each day once', () => {
    const days = content.holidays.map(({ on }) => on);
    expect(new Set(days).size).toBe(days.length);
    for (const year of ['2026', '2027', '2028']) {
      expect(days.filter((day) => day.startsWith(year)).length, year).toBe(10);
    }
    // Saint Brigid's: the first Monday of February, and the first of February where that is a Friday (2030).
    expect(days).toEqual(expect.arrayContaining(['2026-02-02', '2027-02-01', '2028-02-07', '2027-03-29']));
  });
});
