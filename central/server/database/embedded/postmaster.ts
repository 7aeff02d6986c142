import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../../../../domain/failure/index.ts';

/** A PostgreSQL that runs on a data folder. */
export type Postmaster = { readonly pid: number; readonly port: number };

/** What `postmaster.pid` says, or null when there is no (readable) one. */
export function readPostmaster(cluster: string): Postmaster | null {
  let lines: string[];
  try {
    lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return null;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number.isInteger(port) ? port : 0 } : null;
}

/**
 * Whether the process is PostgreSQL on this folder. After `kill -9` its number may still be taken: by a zombie that
 * no one has reaped yet, or, after a restart of the machine, by another program.
 */
export function runsOn(pid: number, cluster: string): 'yes' | 'no' | 'zombie' | 'other-program' {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM' ? 'yes' : 'no';
  }
  if (process.platform !== 'linux') return 'yes';
  try {
    const state = /\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];
    if (state === 'Z') return 'zombie';
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster) ? 'yes' : 'other-program';
  } catch {
    // It ended in this moment.
    return 'no';
  }
}

/**
 * Removes the file that a killed PostgreSQL left, when another program has its number now. In every other case the file
 * stays: PostgreSQL's own guard against two servers on one folder needs it.
 */
export const forgetPostmaster = (cluster: string): void =>
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
