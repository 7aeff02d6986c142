import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../../../domain/failure/index.ts';
import { syncFolder, writeSynced } from '../disk/index.ts';
import { clusterFiles } from './cluster-files.ts';
import { copyCluster } from './copy-cluster.ts';
import { type Filling, startFilling } from './filling.ts';
import { CLUSTER, MANIFEST, type Manifest } from './manifest.ts';

/** The embedded database that a backup is of. */
export type BackedUp = {
  /** Its address, as its administrator. */
  readonly adminUrl: string;
  /** Its files. */
  readonly cluster: string;
  /** What else belongs to central: keys, passwords, the heads of the audit log. */
  readonly dataFolder: string;
};

export type MadeBackup =
  | { readonly kind: 'made'; readonly folder: string; readonly files: number; readonly bytes: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** What lies beside the cluster and is not central's to keep: it belongs to the processes that run. */
const NOT_KEPT = new Set([CLUSTER, 'postgres.log', 'postgres-owner', 'postgres-programs']);
/** Free on the disk after a backup. */
const SPARE_BYTES = 100_000_000;

/**
 * Copies the embedded database while it runs, with everything else in the data folder, into a new folder below `into`, by
 * PostgreSQL's low-level interface: what changes while it is copied is repaired from the write-ahead log at the restore. The folder has
 * its name only when all of it is on the disk; one that the signal ends leaves nothing, and throws an AbortError.
 */
export async function makeBackup(
  from: BackedUp,
  into: string,
  now: Date,
  signal?: AbortSignal,
): Promise<MadeBackup> {
  if (await isInside(into, from.dataFolder))
    return refused(`${into} lies in the data folder: what is lost together is no backup`);
  try {
    await mkdir(into, { recursive: true, mode: 0o700 });
  } catch (error) {
    return refused(`${into} cannot be made (${codeOf(error)})`);
  }
  const missing = await missingRoom(from, into);
  if (missing !== null) return refused(missing);
  const name = `backup-${now.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;
  const folder = join(into, name);
  const unfinished = join(into, `.${name}-${randomBytes(4).toString('hex')}`);
  try {
    const manifest = await fill(from, unfinished, now, signal);
    await rename(unfinished, folder);
    await syncFolder(into);
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
    return { kind: 'made', folder, files: manifest.files.length, bytes };
  } catch (error) {
    if (codeOf(error) === 'ENOSPC') return refused(`there is no room in ${into}`);
    if (codeOf(error) === 'ENOTEMPTY') return refused(`${folder} is there already`);
    throw error;
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

const refused = (reason: string): MadeBackup => ({ kind: 'refused', reason });

/** Whether a folder that may not be there yet would lie in another one. */
async function isInside(inner: string, outer: string): Promise<boolean> {
  const [one, other] = await Promise.all([placeOf(inner), placeOf(outer)]);
  if (one !== null && one === other) return true;
  return dirname(inner) === inner ? false : isInside(dirname(inner), outer);
}

/** What a folder is by every name that it has; null when it is not there. */
async function placeOf(path: string): Promise<string | null> {
  try {
    const { dev, ino } = await stat(path);
    return `${dev} ${ino}`;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Why there is too little room for a copy of the cluster; null when there is enough. */
async function missingRoom({ cluster }: BackedUp, into: string): Promise<string | null> {
  const { files } = await clusterFiles(cluster);
  let bytes = SPARE_BYTES;
  for (const file of files) bytes += await sizeOf(join(cluster, file));
  const { bavail, bsize } = await statfs(into);
  const mb = (count: number): string => `${Math.ceil(count / 1_000_000)} MB`;
  return bavail * bsize >= bytes
    ? null
    : `${into} has ${mb(bavail * bsize)} free, and ${mb(bytes)} are needed`;
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return 0;
    throw error;
  }
}

async function fill(from: BackedUp, folder: string, now: Date, signal?: AbortSignal): Promise<Manifest> {
  const filling = await startFilling(folder, signal);
  await copyCluster(from, filling);
  await copyBeside(from.dataFolder, '', filling);
  const postgres = (await readFile(join(from.cluster, 'PG_VERSION'), 'utf8')).trim();
  const { folders, files } = filling;
  const manifest: Manifest = { format: 1, madeAt: now.toISOString(), postgres, folders, files };
  for (const path of folders) await syncFolder(join(folder, path));
  await writeSynced(join(folder, MANIFEST), JSON.stringify(manifest));
  await syncFolder(folder);
  return manifest;
}

/** Keys, passwords and the heads of the audit log: without them the database is worth less. */
async function copyBeside(dataFolder: string, below: string, filling: Filling): Promise<void> {
  for (const entry of await readdir(join(dataFolder, below), { withFileTypes: true })) {
    const path = join(below, entry.name);
    if (below === '' && (NOT_KEPT.has(entry.name) || entry.name.startsWith(`${CLUSTER}.`))) continue;
    if (entry.isDirectory()) {
      await filling.folder(path);
      await copyBeside(dataFolder, path, filling);
    } else if (entry.isFile()) await filling.file(join(dataFolder, path), path);
  }
}
