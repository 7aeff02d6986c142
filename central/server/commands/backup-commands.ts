import { resolve } from 'node:path';
import { sql } from 'kysely';
import { writeAudit } from '../audit/index.ts';
import { keepNewest, type MadeBackup, makeBackup, restoreBackup } from '../backup/index.ts';
import type { Central } from '../central.ts';
import { type ConnectedDatabase, connectDatabase, embeddedProgram } from '../database/index.ts';
import { ACTOR, type EarlyCommand, outcome, refused } from './command.ts';
import type { Settings } from './options.ts';

/** Copies the embedded database while it is in use, and keeps the newest of its backups. */
export const backupCommand: { readonly usage: string; readonly run: EarlyCommand } = {
  usage: '<folder of backups> [--backup-keep N]',
  run: async ([into = ''], settings) => {
    if (into === '') return refused('expected the folder for backups, on another disk than the data');
    if (settings.databaseUrl !== undefined)
      return refused('the database that DATABASE_URL names is backed up by its own means, e.g. pg_dump');
    const database = await openEmbedded(settings);
    try {
      const central = { db: database.db, now: () => new Date() };
      return outcome(
        await backUp(central, database, { ...settings, backupTo: resolve(into) }, ACTOR),
        'made',
      );
    } finally {
      await database.close();
    }
  },
};

const openEmbedded = ({ dataDir }: Settings): Promise<ConnectedDatabase> =>
  connectDatabase({ databaseUrl: null, dataFolder: dataDir }, () => undefined);

/** Makes a backup, has it in the audit log, and removes the oldest ones. */
export async function backUp(
  { db, now }: Pick<Central, 'db' | 'now'>,
  { embedded }: ConnectedDatabase,
  { dataDir, backupTo, backupKeep }: Settings & { readonly backupTo: string },
  actor: string,
  signal?: AbortSignal,
): Promise<MadeBackup> {
  if (embedded === null)
    return {
      kind: 'refused',
      reason: 'this database is not the embedded one: it is backed up by its own means',
    };
  const made = await makeBackup({ ...embedded, dataFolder: dataDir }, backupTo, now(), signal);
  const { kind, ...detail } = made;
  await writeAudit(db, now(), { actor, action: `backup-${kind}`, subject: backupTo, detail });
  if (made.kind === 'made') await keepNewest(backupTo, backupKeep);
  return made;
}

/** Puts a backup into a new data folder, starts the database on it, and tells what is in it. */
export const restoreCommand: { readonly usage: string; readonly run: EarlyCommand } = {
  usage: '<backup> --data-dir <new folder>',
  run: async ([backup = ''], settings) => {
    const { dataDir, databaseUrl } = settings;
    if (backup === '') return refused('expected the folder of one backup');
    if (databaseUrl !== undefined)
      return refused('a backup is of an embedded database: without DATABASE_URL');
    const restored = await restoreBackup(backup, dataDir, await embeddedProgram());
    if (restored.kind === 'refused') return { done: false, answer: restored };
    const database = await openEmbedded(settings);
    try {
      await writeAudit(database.db, new Date(), {
        actor: ACTOR,
        action: 'backup-restored',
        subject: backup,
        detail: { madeAt: restored.madeAt },
      });
      return { done: true, answer: { ...restored, dataDir, ...(await contentOf(database)) } };
    } finally {
      await database.close();
    }
  },
};

/** By what a person sees whether it is the right backup. */
async function contentOf({ db }: ConnectedDatabase): Promise<object> {
  const { rows } = await sql<{ kiosks: number; transactions: number; newest: Date | null }>`
    select (select count(*)::int from kiosks) as kiosks, (select count(*)::int from transactions) as transactions,
      (select max(received_at) from journal_entries) as newest
  `.execute(db);
  return { ...rows[0] };
}
