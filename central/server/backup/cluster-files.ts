import { readdir } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { codeOf } from '../../../domain/failure/index.ts';

/** Whose content belongs to a running server alone (PostgreSQL, "Making a Base Backup Using the Low Level API"); the folders have to be there. */
const EMPTIED = new Set([
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
  // The write-ahead log is copied apart, as far as the backup needs it.
  'pg_wal',
]);
const LEFT_OUT = new Set([
  'postmaster.pid',
  'postmaster.opts',
  'pg_internal.init',
  'backup_label',
  'tablespace_map',
]);

/** What of a cluster a backup takes: folders first, each before what is in it. */
export type ClusterFiles = { readonly folders: readonly string[]; readonly files: readonly string[] };

/** The files of a cluster that is in use; what disappears between listing and copying is no loss. */
export async function clusterFiles(cluster: string): Promise<ClusterFiles> {
  const folders: string[] = [];
  const files: string[] = [];
  const walk = async (folder: string): Promise<void> => {
    for (const entry of await entriesOf(folder)) {
      const path = join(folder, entry.name);
      const name = relative(cluster, path);
      if (entry.name.startsWith('pgsql_tmp')) continue;
      if (entry.isDirectory()) {
        folders.push(name);
        if (!EMPTIED.has(name)) await walk(path);
      } else if (entry.isFile() && !LEFT_OUT.has(entry.name)) files.push(name);
    }
  };
  await walk(cluster);
  folders.push('pg_wal/archive_status', 'pg_wal/summaries');
  // It names the last checkpoint: read last, it never speaks of files that are not copied yet.
  const CONTROL = 'global/pg_control';
  return { folders, files: [...files.filter((name) => name !== CONTROL), CONTROL] };
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** The segments of the write-ahead log from one to another, both included; their names sort by their place in it. */
export async function walSegments(cluster: string, first: string, last: string): Promise<readonly string[]> {
  const names = await readdir(join(cluster, 'pg_wal'));
  return names
    .filter((name) => /^[0-9A-F]{8}\.history$/.test(name) || isBetween(name, first, last))
    .map((name) => `pg_wal/${name}`);
}

const isBetween = (name: string, first: string, last: string): boolean =>
  /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last;
