import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type BundleFile,
  basemapProblem,
  type CheckedContent,
  CONTENT_LISTS,
  type ContentLists,
  checkContent,
  filesOfBrand,
  LARGEST_BUNDLE_BYTES,
  LARGEST_CONTENT_FILE_BYTES,
  mediaOf,
  pictureProblem,
  positionsOutsideMap,
} from '../../../domain/content/index.ts';
import { codeOf } from '../../../domain/failure/index.ts';
import type { LanguageTag } from '../../../domain/text/index.ts';
import { sha256 } from '../hash/index.ts';
import { tooMuchJson } from '../reading/index.ts';

/** What is wrong with a folder of content: the file, the place in it, and what was expected there. */
export type FolderProblem = { readonly file: string; readonly path: string; readonly reason: string };

export type ReadFolder =
  | { readonly kind: 'read'; readonly lists: ContentLists; readonly files: readonly BundleFile[] }
  | { readonly kind: 'refused'; readonly problem: FolderProblem };

const LARGEST_LIST_BYTES = 30_000_000;
/** A map's lines have many numbers; nothing of a town lies deep. */
const JSON_LIMITS = { mostValues: 4_000_000, mostDepth: 60 };

/** Reads a town's folder `content/`: its lists, checked, and the pictures and films that they name. */
export async function readFolder(folder: string, languages: readonly LanguageTag[]): Promise<ReadFolder> {
  const read = await readLists(folder);
  if (read.kind === 'refused') return read;
  const [outside] = positionsOutsideMap(read.lists);
  const checked: CheckedContent = outside
    ? { kind: 'bad', problem: outside }
    : checkContent(read.lists, languages);
  if (checked.kind === 'bad') {
    const { list, path, expected } = checked.problem;
    return refused(join(folder, `${list}.json`), path, `expected ${expected}`);
  }
  const files = [...read.files];
  for (const path of mediaOf(checked.content)) {
    const bytes = await readPlainFile(join(folder, path), LARGEST_CONTENT_FILE_BYTES);
    if (typeof bytes === 'string') return refused(join(folder, path), '', bytes);
    const { map, brand } = checked.content;
    const wrong =
      map && path === map.basemap
        ? basemapProblem(bytes, bytes.length, map.bounds)
        : filesOfBrand(brand).includes(path)
          ? pictureProblem(path, bytes, bytes.length)
          : null;
    if (wrong !== null) return refused(join(folder, path), '', `expected ${wrong}`);
    files.push(described(path, bytes));
    if (files.reduce((sum, file) => sum + file.bytes, 0) > LARGEST_BUNDLE_BYTES)
      return refused(folder, '', `more than ${LARGEST_BUNDLE_BYTES / 1_000_000} MB together`);
  }
  if (files.length === 0) return refused(folder, '', 'no list of the content is there, e.g. places.json');
  return { kind: 'read', lists: read.lists, files };
}

/** Reads the lists that are there, not checked yet. */
export async function readLists(folder: string): Promise<ReadFolder> {
  const lists: Record<string, unknown> = {};
  const files: BundleFile[] = [];
  for (const list of CONTENT_LISTS) {
    const file = join(folder, `${list}.json`);
    const bytes = await readPlainFile(file, LARGEST_LIST_BYTES);
    if (bytes === MISSING) continue;
    if (typeof bytes === 'string') return refused(file, '', bytes);
    const parsed = parseJson(bytes);
    if (parsed.kind === 'wrong') return refused(file, '', parsed.reason);
    lists[list] = parsed.value;
    files.push(described(`${list}.json`, bytes));
  }
  return { kind: 'read', lists, files };
}

/** The JSON of a file, or where it goes wrong; never a part of the text itself. */
export function parseJson(
  bytes: Buffer,
):
  | { readonly kind: 'parsed'; readonly value: unknown }
  | { readonly kind: 'wrong'; readonly reason: string } {
  const tooMuch = tooMuchJson(bytes, JSON_LIMITS);
  if (tooMuch !== null) return { kind: 'wrong', reason: tooMuch };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { kind: 'wrong', reason: 'the file is not UTF-8' };
  }
  try {
    return { kind: 'parsed', value: JSON.parse(text) };
  } catch (error) {
    const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
    const before = text.slice(0, position === undefined ? text.length : Number(position));
    return { kind: 'wrong', reason: `not a JSON file: it goes wrong in line ${before.split('\n').length}` };
  }
}

const MISSING = 'the file is not there';

/** A file's bytes, or what is wrong with it. Links are no files: content comes from its own folder alone. */
export async function readPlainFile(file: string, largest: number): Promise<Buffer | string> {
  try {
    const stat = await lstat(file);
    if (!stat.isFile()) return 'something else than a file has this name';
    if (stat.size > largest) return `the file is larger than ${largest / 1_000_000} MB`;
    return await readFile(file);
  } catch (error) {
    const code = codeOf(error);
    return code === 'ENOENT' || code === 'ENOTDIR' ? MISSING : 'the file cannot be read';
  }
}

const described = (path: string, bytes: Buffer): BundleFile => ({
  path,
  bytes: bytes.length,
  sha256: sha256(bytes),
});

const refused = (file: string, path: string, reason: string): ReadFolder => ({
  kind: 'refused',
  problem: { file, path, reason },
});
