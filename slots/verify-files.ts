import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReleaseFile } from '../domain/release/index.ts';

const CHUNK_BYTES = 1 << 20;
const EXECUTABLE = 0o111;
const OPEN_AT_ONCE = 8;

/** How the files are read. By default as fast as it goes. */
export type Reading = {
  readonly openAtOnce: number;
  /** Waits after each piece of a file, so that others get their turn. A file after whose piece it throws counts as not read. */
  readonly rest: () => Promise<void>;
};

const FAST: Reading = { openAtOnce: OPEN_AT_ONCE, rest: async () => undefined };

/** What is wrong with a program's folder, one sentence each; nothing when every file is as the list says and there is nothing else. */
export async function filesProblems(
  folder: string,
  files: readonly ReleaseFile[],
  reading: Reading = FAST,
): Promise<string[]> {
  const [wrong, more] = await Promise.all([wrongFiles(folder, files, reading), unlisted(folder, files)]);
  return [...wrong, ...more];
}

/** The largest file first: it alone takes about as long as all the others together. */
async function wrongFiles(
  folder: string,
  files: readonly ReleaseFile[],
  { openAtOnce, rest }: Reading,
): Promise<string[]> {
  const queue = [...files].sort((one, other) => other.size - one.size);
  const problems: string[] = [];
  const work = async (): Promise<void> => {
    for (let file = queue.shift(); file; file = queue.shift()) {
      const problem = await fileProblem(join(folder, file.path), file, rest);
      if (problem) problems.push(problem);
    }
  };
  await Promise.all(Array.from({ length: openAtOnce }, work));
  return problems;
}

async function unlisted(folder: string, files: readonly ReleaseFile[]): Promise<string[]> {
  const listed = new Set(files.map(({ path }) => path));
  const folders = new Set(files.flatMap(({ path }) => foldersOf(path)));
  const found: string[] = [];
  const look = async (below: string): Promise<void> => {
    for (const entry of await readdir(join(folder, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && folders.has(path)) await look(path);
      else if (!listed.has(path)) found.push(`${path} is not in the list`);
    }
  };
  try {
    await look('');
  } catch (error) {
    found.push(`a folder cannot be read (${codeOf(error)})`);
  }
  return found;
}

/** The folders above a path of a signed list, the outermost first. */
export const foldersOf = (path: string): string[] =>
  path.split('/').flatMap((_, at, names) => (at === 0 ? [] : [names.slice(0, at).join('/')]));

async function fileProblem(
  file: string,
  { path, size, sha256, executable }: ReleaseFile,
  rest: Reading['rest'],
): Promise<string | null> {
  try {
    // Without NOFOLLOW a link would be read, without NONBLOCK a named pipe waited for.
    const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return `${path} is no plain file`;
      if (stat.size !== size) return `${path} has ${stat.size} bytes and not ${size}`;
      if (((stat.mode & EXECUTABLE) !== 0) !== executable)
        return `${path} is ${executable ? 'not ' : ''}executable`;
      const hash = createHash('sha256');
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK_BYTES, Math.max(size, 1)));
      for (;;) {
        const { bytesRead } = await handle.read(chunk, 0, chunk.length);
        if (bytesRead === 0) break;
        hash.update(chunk.subarray(0, bytesRead));
        await rest();
      }
      return hash.digest('hex') === sha256 ? null : `${path} has other content than the list says`;
    } finally {
      await handle.close();
    }
  } catch (error) {
    return `${path} cannot be read (${codeOf(error)})`;
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
