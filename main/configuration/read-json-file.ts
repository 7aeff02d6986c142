import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { z } from 'zod';
import { codeOf } from '../../domain/failure/index.ts';
import { type ConfigurationProblem, firstProblem, plainWords, writtenPath } from './problem.ts';

export type Read<Value> =
  | { readonly kind: 'read'; readonly value: Value }
  | { readonly kind: 'problem'; readonly problem: ConfigurationProblem };

const LARGEST_FILE_BYTES = 1_000_000;

/** Reads a JSON file and checks it. Entries that nobody knows are a problem too: mostly they are misspelt. */
export async function readJsonFile<Value>(
  file: string,
  schema: z.ZodType<Value>,
  largestBytes = LARGEST_FILE_BYTES,
): Promise<Read<Value>> {
  const text = await readTextFile(file, largestBytes);
  if (text.kind === 'problem') return text;
  let content: unknown;
  try {
    content = JSON.parse(text.value);
  } catch (error) {
    return problemIn(file, '', `a JSON file${placeOfSyntaxError(error, text.value)}`);
  }
  const parsed = schema.safeParse(content, { error: plainWords });
  if (!parsed.success) return { kind: 'problem', problem: firstProblem(file, parsed.error) };
  const stranger = unknownEntry(content, parsed.data);
  if (stranger) return problemIn(file, writtenPath(stranger), 'no such entry here (is its name misspelt?)');
  return { kind: 'read', value: parsed.data };
}

/** Reads a small file of UTF-8 text; a byte order mark at its beginning, as some editors write it, is left out. */
export async function readTextFile(file: string, largestBytes = LARGEST_FILE_BYTES): Promise<Read<string>> {
  let bytes: Uint8Array;
  try {
    // Without NONBLOCK a named pipe of that name would be waited for, for ever.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return problemIn(file, '', 'a file, but found something else of that name');
      if (stat.size > largestBytes) {
        return problemIn(file, '', `a file of at most ${largestBytes / 1_000_000} MB`);
      }
      bytes = await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    return problemIn(file, '', unreadable(error));
  }
  try {
    return { kind: 'read', value: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return problemIn(file, '', 'text in UTF-8');
  }
}

export const problemIn = (
  file: string,
  path: string,
  expected: string,
): { readonly kind: 'problem'; readonly problem: ConfigurationProblem } => ({
  kind: 'problem',
  problem: { file, path, expected },
});

/** What was expected, by the error that came instead of a file. */
export function unreadable(error: unknown): string {
  const code = codeOf(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'a file of that name, but there is none';
  if (code === 'EACCES' || code === 'EPERM') return 'a file that the kiosk may read';
  return 'a file that can be read';
}

/** Where the JSON goes wrong, as far as the engine tells; never the text itself, which may hold a secret. */
function placeOfSyntaxError(error: unknown, text: string): string {
  if (text.trim() === '') return ', but the file is empty';
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  if (position === undefined) return ', but it is empty or cut short';
  const before = text.slice(0, Number(position)).split('\n');
  return `, but it goes wrong at line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** The path of the first entry of the input that the schema did not take over; null when it took all. */
function unknownEntry(input: unknown, taken: unknown): PropertyKey[] | null {
  if (typeof input !== 'object' || input === null) return null;
  if (typeof taken !== 'object' || taken === null) return null;
  for (const [name, value] of Object.entries(input)) {
    const key = Array.isArray(input) ? Number(name) : name;
    if (!Object.hasOwn(taken, name)) return [key];
    const below = unknownEntry(value, (taken as Record<string, unknown>)[name]);
    if (below) return [key, ...below];
  }
  return null;
}
