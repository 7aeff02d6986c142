import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  type Brand,
  basemapProblem,
  CONTENT_LISTS,
  Content,
  checkContent,
  filesOfBrand,
  LARGEST_DRAWING_BYTES,
  PMTILES_HEADER_BYTES,
  pictureProblem,
  type TownMap,
} from '../../domain/content/index.ts';
import type { TownDefinition } from '../../domain/town/index.ts';
import { problemIn, type Read, readBeginning, readJsonFile } from '../configuration/index.ts';

const NOTHING: Content = Content.parse({});

/** A bundle of a large town's lists; pictures stand beside them. */
const LARGEST_LIST_BYTES = 30_000_000;

/**
 * Reads what can be looked up from a folder with one file a list, e.g. `departments.json`. A list without a file is
 * empty. Every text must be there in every language that the town offers, the map's base map must be one, and the pictures of
 * the town's brand must only draw.
 */
export async function readContentFolder(folder: string, town: TownDefinition): Promise<Read<Content>> {
  const lists: Record<string, unknown> = {};
  for (const list of CONTENT_LISTS) {
    const file = join(folder, `${list}.json`);
    if (!(await isThere(file))) continue;
    const read = await readJsonFile(file, z.unknown(), LARGEST_LIST_BYTES);
    if (read.kind === 'problem') return read;
    lists[list] = read.value;
  }
  const checked = checkContent(lists, town.languages);
  if (checked.kind === 'bad') {
    const { list, path, expected } = checked.problem;
    return problemIn(join(folder, `${list}.json`), path, expected);
  }
  const { map, brand } = checked.content;
  return (
    (await basemapOf(folder, map)) ??
    (await brandOf(folder, brand)) ?? { kind: 'read', value: checked.content }
  );
}

/** What is wrong with the file of tiles that a map names; null when nothing is, or when it names none. */
async function basemapOf(folder: string, map: TownMap | null): Promise<Problem | null> {
  if (!map?.basemap) return null;
  const file = join(folder, map.basemap);
  const read = await readBeginning(file, PMTILES_HEADER_BYTES);
  if (read.kind === 'problem') return read;
  const { bytes, size } = read.value;
  const expected = basemapProblem(bytes, size, map.bounds);
  return expected === null ? null : problemIn(file, '', expected);
}

/** What is wrong with the pictures of the town's brand, the first one; null when nothing is. */
async function brandOf(folder: string, brand: Brand | null): Promise<Problem | null> {
  for (const path of filesOfBrand(brand)) {
    const file = join(folder, path);
    const read = await readBeginning(file, LARGEST_DRAWING_BYTES);
    if (read.kind === 'problem') return read;
    const expected = pictureProblem(path, read.value.bytes, read.value.size);
    if (expected !== null) return problemIn(file, '', expected);
  }
  return null;
}

type Problem = Extract<Read<never>, { kind: 'problem' }>;

/** What there is to look up before anything was read, and where nothing can be read. */
export const withoutContent = (): Content => NOTHING;

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
