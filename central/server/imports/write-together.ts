import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { writeSynced } from '../disk/index.ts';

const PENDING = '.import-pending';
/** A town's folder belongs to several people: who may read is for the system's umask to say. */
const TOWN_FILE = 0o666;
const READY = '.import-ready';

/** Writes several files of a folder, all or none: they are complete on disk before the first takes its place, and a stop in between is made good by `finishWriting`. */
export async function writeTogether(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  await finishWriting(folder);
  const pending = join(folder, PENDING);
  await rm(pending, { recursive: true, force: true });
  await mkdir(pending);
  for (const [name, text] of Object.entries(files))
    await writeSynced(join(pending, name), text, { mode: TOWN_FILE });
  await rename(pending, join(folder, READY));
  await finishWriting(folder);
}

/** Puts files in their place that an import had complete when it was stopped. */
export async function finishWriting(folder: string): Promise<void> {
  const ready = join(folder, READY);
  let names: string[];
  try {
    names = await readdir(ready);
  } catch {
    return;
  }
  for (const name of names) await rename(join(ready, name), join(folder, name));
  await rmdir(ready);
}
