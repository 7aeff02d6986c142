import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { findBinaries } from './binaries.ts';
import { type DatabaseUser, databaseUser } from './database-user.ts';

/** The PostgreSQL that this machine's embedded databases run with. */
export type EmbeddedProgram = {
  /** Its major version, e.g. `18`: the files of one are read by no other. */
  readonly version: string;
  /** Whom it runs as; null when it runs as ourselves. */
  readonly user: DatabaseUser | null;
};

/** Asks the program itself for its version. */
export async function embeddedProgram(): Promise<EmbeddedProgram> {
  const { postgres } = await findBinaries();
  const { stdout } = await promisify(execFile)(postgres, ['--version']);
  const version = /\(PostgreSQL\) (\d+)/.exec(stdout)?.[1];
  if (version === undefined) throw new Error(`a PostgreSQL of no known version: ${stdout.trim()}`);
  return { version, user: databaseUser() };
}
