import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { CONTENT_LISTS, Content } from '../../domain/content/index.ts';
import type { TownDefinition } from '../../domain/town/index.ts';
import { incompleteText, plainWords, problemIn, type Read, readJsonFile } from '../configuration/index.ts';

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
    const schema: z.ZodType<Content[keyof Content]> = Content.shape[list];
    const read = await readJsonFile(file, schema, LARGEST_LIST_BYTES);
    if (read.kind === 'problem') return read;
    const gap = list === 'synonyms' ? null : incompleteText(read.value, town);
    if (gap) return problemIn(file, gap.path, gap.expected);
    lists[list] = read.value;
  }
  const whole = Content.safeParse(lists, { error: plainWords });
  if (whole.success) return { kind: 'read', value: whole.data };
  const [issue] = whole.error.issues;
  const [list = '', ...path] = issue?.path ?? [];
  const place = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');
  return problemIn(join(folder, `${String(list)}.json`), place, issue?.message ?? 'something else');
}

/** What there is to look up before anything was read, and where nothing can be read. */
export const withoutContent = (): Content => NOTHING;

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
