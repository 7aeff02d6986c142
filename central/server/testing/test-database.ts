import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { embeddedPostgres } from '../database/embedded/embedded-postgres.ts';
import { connectDatabase, type Database } from '../database/index.ts';

export type TestDatabase = {
  readonly db: Database;
  readonly url: string;
  readonly close: () => Promise<void>;
};

/** A folder that the database's user may pass through. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'central-test-'));
  chmodSync(folder, 0o711);
  return folder;
}

/** A database of the test's own: in the PostgreSQL of DATABASE_URL when that is given, else in an embedded one. */
export async function testDatabase(): Promise<TestDatabase> {
  const given = process.env.DATABASE_URL;
  return given ? inServer(given) : inFolder();
}

async function inFolder(): Promise<TestDatabase> {
  const folder = temporaryFolder();
  const embedded = await embeddedPostgres(join(folder, 'data'));
  const { db, close } = await connectDatabase({ databaseUrl: embedded.url, dataFolder: '' }, () => undefined);
  return {
    db,
    url: embedded.url,
    close: async () => {
      await close();
      await embedded.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function inServer(server: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await ask(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const { db, close } = await connectDatabase({ databaseUrl: url.href, dataFolder: '' }, () => undefined);
  return {
    db,
    url: url.href,
    close: async () => {
      await close();
      await ask(server, `drop database ${name} with (force)`);
    },
  };
}

async function ask(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
