import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CONTENT_LISTS, Content, checkContent } from '../../domain/content/index.ts';
import type { TownDefinition } from '../../domain/town/index.ts';
import { problemIn, type Read, readJsonFile } from '../configuration/index.ts';

const NOTHING: Content = Content.parse({});

/** A bundle of a large town's lists; pictures stand beside them. */
const LARGEST_LIST_BYTES = 30_000_000;

/**
 * Reads what can be looked up from a folder with one file a list, e.g. `departments.json`. A list without a file is
 * empty. Every text must be there in every language that the town offers.
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
  if (checked.kind === 'good') return { kind: 'read', value: checked.content };
  const { list, path, expected } = checked.problem;
  return problemIn(join(folder, `${list}.json`), path, expected);
}

/** What there is to look up before anything was read, and where nothing can be read. */
export const withoutContent = (): Content => NOTHING;

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
