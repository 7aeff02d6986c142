import { chownSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../../../domain/failure/index.ts';
import type { EmbeddedProgram } from '../database/index.ts';
import { syncFolder } from '../disk/index.ts';
import { copyFileSynced } from './copy-file.ts';
import { CLUSTER, type Manifest, readManifest } from './manifest.ts';

export type Restored =
  | { readonly kind: 'restored'; readonly madeAt: string }
  | { readonly kind: 'refused'; readonly reason: string };

/**
 * Puts a backup into a data folder that is not there, or empty. Every byte is compared with the manifest on the way; the folder has its
 * name only when all of it is there and right. PostgreSQL repairs what changed during the backup when it is started on it.
 */
export async function restoreBackup(
  backup: string,
  dataFolder: string,
  program: EmbeddedProgram,
): Promise<Restored> {
  const manifest = await readManifest(backup);
  if (typeof manifest === 'string') return refused(manifest);
  if (manifest.postgres !== program.version)
    return refused(
      `the backup is of PostgreSQL ${manifest.postgres}, and this program brings ${program.version}: restore it with the program that made it, then update`,
    );
  if (!(await isEmpty(dataFolder)))
    return refused(
      `${dataFolder} is not empty: a backup goes into a new folder, and never over another central`,
    );
  const unfinished = `${dataFolder}.restoring`;
  await rm(unfinished, { recursive: true, force: true });
  try {
    const wrong = await copyBack(backup, manifest, unfinished, program.user);
    if (wrong !== null) return refused(wrong);
    await rmdir(dataFolder).catch((error: unknown) => {
      if (codeOf(error) !== 'ENOENT') throw error;
    });
    await rename(unfinished, dataFolder);
    await syncFolder(dirname(dataFolder));
    return { kind: 'restored', madeAt: manifest.madeAt };
  } catch (error) {
    if (codeOf(error) === 'ENOSPC') return refused(`there is no room for ${dataFolder}`);
    throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

const refused = (reason: string): Restored => ({ kind: 'refused', reason });

async function isEmpty(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return true;
    throw error;
  }
}

/** Copies all of it; a sentence that names the first file that is not as the manifest says, or null. */
async function copyBack(
  backup: string,
  { folders, files }: Manifest,
  to: string,
  user: EmbeddedProgram['user'],
): Promise<string | null> {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const own = (path: string): void => {
    const isOfDatabase = path === CLUSTER || path.startsWith(`${CLUSTER}/`);
    if (user && isOfDatabase) chownSync(join(to, path), user.uid, user.gid);
  };
  for (const path of folders) {
    await mkdir(join(to, path), { recursive: true, mode: 0o700 });
    own(path);
  }
  for (const { path, bytes, sha256 } of files) {
    try {
      const copied = await copyFileSynced(join(backup, path), join(to, path));
      if (copied.bytes !== bytes || copied.sha256 !== sha256)
        return `${path} in the backup is damaged: use another backup`;
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return `${path} is missing in the backup: use another backup`;
      throw error;
    }
    own(path);
  }
  for (const path of folders) await syncFolder(join(to, path));
  await syncFolder(to);
  return null;
}
