import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import pg from 'pg';
import { codeOf } from '../../../domain/failure/index.ts';
import { clusterFiles, walSegments } from './cluster-files.ts';
import type { Filling } from './filling.ts';
import { CLUSTER } from './manifest.ts';

const LONGEST_CHECKPOINT_MS = 600_000;

/**
 * Copies the files of a PostgreSQL that runs, and the part of its write-ahead log that makes them one state. A replication slot of this
 * connection alone keeps that part from being recycled; if the connection ends, so do the slot and the backup.
 */
export async function copyCluster(
  { adminUrl, cluster }: { readonly adminUrl: string; readonly cluster: string },
  filling: Filling,
): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl, statement_timeout: LONGEST_CHECKPOINT_MS });
  // A connection that is lost is an error of the next question.
  client.on('error', () => undefined);
  await client.connect();
  const ask = async (question: string, values: unknown[] = []): Promise<Record<string, string>> =>
    (await client.query<Record<string, string>>(question, values)).rows[0] ?? {};
  try {
    const slot = `townhall_backup_${randomBytes(6).toString('hex')}`;
    await ask('select pg_create_physical_replication_slot($1, true, true)', [slot]);
    const { first = '' } = await ask(`select pg_walfile_name(pg_backup_start('townhall', true)) as first`);
    await filling.folder(CLUSTER);
    await copyFiles(cluster, filling);
    const { lsn = '', labelfile = '' } = await ask('select lsn, labelfile from pg_backup_stop(false)');
    const { last = '' } = await ask('select pg_walfile_name($1::pg_lsn) as last', [lsn]);
    // So that the last segment is written to its end.
    await ask('select pg_switch_wal()');
    for (const segment of await walSegments(cluster, first, last))
      await filling.file(join(cluster, segment), join(CLUSTER, segment));
    await filling.text(join(CLUSTER, 'backup_label'), labelfile);
  } finally {
    await client.end();
  }
}

async function copyFiles(cluster: string, filling: Filling): Promise<void> {
  const { folders, files } = await clusterFiles(cluster);
  for (const folder of folders) await filling.folder(join(CLUSTER, folder));
  for (const file of files) {
    try {
      await filling.file(join(cluster, file), join(CLUSTER, file));
    } catch (error) {
      // A table that was dropped, or emptied, in between: the write-ahead log tells of it.
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
}
