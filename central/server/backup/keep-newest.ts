import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf } from '../../../domain/failure/index.ts';

const NAME = /^backup-(\d{4}-\d{2}-\d{2}T\d{2})-(\d{2})-(\d{2})Z$/;

/** A whole backup in a folder of backups. */
export type KeptBackup = { readonly name: string; readonly madeAt: Date };

/** The backups that are there, newest first. */
export async function listBackups(into: string): Promise<readonly KeptBackup[]> {
  let names: string[];
  try {
    names = await readdir(into);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
  return names
    .flatMap((name) => {
      const [, hour, minute, second] = NAME.exec(name) ?? [];
      return hour ? [{ name, madeAt: new Date(`${hour}:${minute}:${second}Z`) }] : [];
    })
    .toSorted((one, other) => other.madeAt.getTime() - one.madeAt.getTime());
}

/** Removes all but the newest, and what a backup that was interrupted has left behind. Returns how many backups went. */
export async function keepNewest(into: string, count: number): Promise<number> {
  const old = (await listBackups(into)).slice(count);
  const broken = (await readdir(into)).filter((name) => name.startsWith('.backup-'));
  for (const name of [...old.map((one) => one.name), ...broken])
    await rm(join(into, name), { recursive: true, force: true });
  return old.length;
}

/**
 * Whether a backup is due: none was made since that hour of this machine's day was last reached. A machine that was off then makes up for
 * it when it is on again.
 * @param at e.g. `02:30`, by this machine's clock
 */
export function isDue(newest: Date | null, at: string, now: Date): boolean {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  const reached = new Date(now);
  reached.setHours(hours, minutes, 0, 0);
  if (reached > now) reached.setDate(reached.getDate() - 1);
  return newest === null || newest < reached;
}
