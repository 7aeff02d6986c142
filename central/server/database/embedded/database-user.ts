import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Whom PostgreSQL runs as; null when it runs as ourselves. It refuses to run as root. */
export type DatabaseUser = { readonly uid: number; readonly gid: number };

/** As root the user `postgres`, or `nobody` where there is none; null when we are not root. */
export function databaseUser(): DatabaseUser | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    try {
      const ask = (flag: string): number =>
        Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
      return { uid: ask('-u'), gid: ask('-g') };
    } catch {
      // No such user on this machine: the next one.
    }
  }
  throw new Error('PostgreSQL cannot run as root and there is no user postgres or nobody: set DATABASE_URL');
}

/** The first folder on the way to a path that the user may not pass; null when all are open. */
export function closedFolder(path: string, user: DatabaseUser): string | null {
  const closed: string[] = [];
  for (let folder = path; ; folder = dirname(folder)) {
    const { uid, gid, mode } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) closed.push(folder);
    if (dirname(folder) === folder) return closed.at(-1) ?? null;
  }
}
