import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import pg from 'pg';
import { openCluster } from '../database/embedded/cluster.ts';
import { embeddedPostgres } from '../database/embedded/embedded-postgres.ts';
import { releaseOwnership } from '../database/embedded/ownership.ts';
import { readPostmaster, runsOn } from '../database/embedded/postmaster.ts';
import { connectDatabase, OWNER_ROLE, prepareRoles } from '../database/index.ts';
import { TEST_HOLD_KEY } from './test-journal.ts';

/** The environment variable that names the folder of the PostgreSQL that all files of a test run share. */
export const SHARED_POSTGRES = 'TOWNHALL_TEST_POSTGRES';

/** The database with the newest schema from which every test's own is copied. */
const TEMPLATE = 'town_template';
const TEMPLATE_LOCK = 0x54455354;
const END_DEADLINE_MS = 30_000;

/** No test of the shared one cuts its power, so it need not wait for the disk; the embedded one's own tests start their own. */
const SETTINGS = 'fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n';

/** Joins the run's PostgreSQL, or starts it when this file is the first that needs it. Returns its address. */
export async function sharedPostgres(folder: string): Promise<string> {
  const cluster = await openCluster(folder);
  writeFileSync(join(cluster.folder, 'postgresql.auto.conf'), SETTINGS);
  const { url } = await embeddedPostgres(folder);
  // It outlives the test file that started it: the run ends it.
  releaseOwnership(folder);
  return url;
}

/** Ends the run's PostgreSQL at once, if any file has started it: no one needs its data any more. */
export async function endSharedPostgres(folder: string): Promise<void> {
  const cluster = join(folder, 'postgres');
  const running = readPostmaster(cluster);
  if (!running) return;
  process.kill(running.pid, 'SIGQUIT');
  const deadline = Date.now() + END_DEADLINE_MS;
  while (runsOn(running.pid, cluster) === 'yes') {
    if (Date.now() > deadline) throw new Error('the PostgreSQL of the test run did not end');
    await after(25);
  }
}

/** Makes a database of this name with the newest schema: a copy of one that is migrated once a run. */
export async function copyDatabase(server: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    const made = await client.query('select 1 from pg_database where datname = $1', [TEMPLATE]);
    if (made.rowCount === 0) await makeTemplate(client, server);
    await client.query(`create database ${name} template ${TEMPLATE} owner ${OWNER_ROLE}`);
  } finally {
    await client.end();
  }
  return addressOf(server, name);
}

/** The rename comes last: a template of that name is whole. */
async function makeTemplate(client: pg.Client, server: string): Promise<void> {
  const unfinished = `${TEMPLATE}_unfinished`;
  await client.query(`drop database if exists ${unfinished} with (force)`);
  await client.query(`create database ${unfinished}`);
  const { ownerUrl, programUrl } = await prepareRoles(addressOf(server, unfinished));
  const where = { databaseUrl: programUrl, ownerUrl, dataFolder: '' };
  const prepared = await connectDatabase(where, () => undefined);
  await prepared.db.updateTable('hold_key').set({ key: TEST_HOLD_KEY }).execute();
  await prepared.close();
  await client.query(`alter database ${unfinished} rename to ${TEMPLATE}`);
}

export function addressOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
