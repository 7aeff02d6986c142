import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../../../domain/failure/index.ts';

const ownerFile = (dataFolder: string): string => join(dataFolder, 'postgres-owner');

/** Whether this process is now the one that ends the database: no one was, or the one before is dead. */
export function claimOwnership(dataFolder: string): boolean {
  const path = ownerFile(dataFolder);
  const owner = readOwner(path);
  if (owner !== null && owner !== process.pid && lives(owner)) return false;
  if (owner !== null) rmSync(path, { force: true });
  try {
    writeFileSync(path, String(process.pid), { mode: 0o600, flag: 'wx' });
    return true;
  } catch {
    // Another process claimed it in the same moment.
    return readOwner(path) === process.pid;
  }
}

/** Gives up the ownership; false when it was not (or is no longer) ours. */
export function releaseOwnership(dataFolder: string): boolean {
  const path = ownerFile(dataFolder);
  if (readOwner(path) !== process.pid) return false;
  rmSync(path, { force: true });
  return true;
}

function readOwner(path: string): number | null {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
  try {
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}
