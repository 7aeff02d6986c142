import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import {
  basemapProblem,
  CONTENT_LISTS,
  Content,
  checkContent,
  PMTILES_HEADER_BYTES,
  type TownMap,
} from '../../domain/content/index.ts';
import type { TownDefinition } from '../../domain/town/index.ts';
import { problemIn, type Read, readBeginning, readJsonFile } from '../configuration/index.ts';

const NOTHING: Content = Content.parse({});

/** A bundle of a large town's lists; pictures stand beside them. */
const LARGEST_LIST_BYTES = 30_000_000;

/**
 * Reads what can be looked up from a folder with one file a list, e.g. `departments.json`. A list without a file is
 * empty. Every text must be there in every language that the town offers, and the map's base map must be one.
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
  return (await basemapOf(folder, checked.content.map)) ?? { kind: 'read', value: checked.content };
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

type Problem = Extract<Read<never>, { kind: 'problem' }>;

/** What there is to look up before anything was read, and where nothing can be read. */
export const withoutContent = (): Content => NOTHING;

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
