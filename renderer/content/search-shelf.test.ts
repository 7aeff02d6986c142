import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CONTENT_LISTS, Content } from '../../domain/content/index.ts';
import { ServiceDefinition } from '../../domain/town/index.ts';
import { createSearchShelf } from './search-shelf.ts';

const folder = join(import.meta.dirname, '../../config/towns/millbrook');
const json = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
const services = readdirSync(join(folder, 'services')).map((file) =>
  ServiceDefinition.parse(json(`services/${file}`)),
);
const content = Content.parse(
  Object.fromEntries(CONTENT_LISTS.map((list) => [list, json(`content/${list}.json`)])),
);
const shelf = createSearchShelf(content, services, 'en');

const shown = async (language: string, typed: string): Promise<string[]> =>
  (await shelf.index(language, '2026-11-23'))
    .find(typed)
    .groups.flatMap(({ hits }) => hits.map(({ id }) => id));

it.each([
  ['tushuguan', 'library'],
  ['tushu', 'library'],
  ['tu shu guan', 'library'],
  ['图书guan', 'library'],
  ['tsg', 'library'],
  ['youyong', 'pool'],
  ['huzhao', 'passport'],
  ['chongwu', 'register-pet'],
  ['zhangdan', 'pay-bill'],
])('in Chinese "%s" finds by its sound what is meant: %s', async (typed, id) => {
  expect((await shown('zh-Hans', typed)).slice(0, 3)).toContain(id);
});

it('finds nothing by the sound of Chinese in a language that is not typed so', async () => {
  expect(await shown('en', 'tushuguan')).toEqual([]);
});
