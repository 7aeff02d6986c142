import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { connectDatabase, type Database, prepareRoles, roleUrls } from '../database/index.ts';
import { addressOf, copyDatabase, SHARED_POSTGRES, sharedPostgres } from './shared-postgres.ts';

/** A machine that is busy with something else may take long to connect. */
const CONNECT_GUARD_MS = 120_000;

export type TestDatabase = {
  readonly db: Database;
  /** As the program's own role, which owns nothing. */
  readonly url: string;
  /** As the role that owns the tables. */
  readonly ownerUrl: string;
  /** As the server's administrator, who alone can put a backup back. */
  readonly adminUrl: string;
  readonly close: () => Promise<void>;
};

/** A database of the test's own: in the PostgreSQL of DATABASE_URL when that is given, else in the one that the run shares. */
export async function testDatabase(): Promise<TestDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  const given = process.env.DATABASE_URL;
  const server = given ?? (await sharedPostgres(sharedFolder()));
  if (given) await ask(given, `create database ${name}`);
  else await copyDatabase(server, name);
  const admin = addressOf(server, name);
  const { ownerUrl, programUrl: url } = given ? await prepareRoles(admin) : roleUrls(admin);
  const { db, close } = await connectDatabase(
    { databaseUrl: url, ownerUrl, dataFolder: '', connectWithinMs: CONNECT_GUARD_MS },
    () => undefined,
  );
  return {
    db,
    url,
    ownerUrl,
    adminUrl: admin,
    close: async () => {
      await close();
      await ask(server, `drop database ${name} with (force)`);
    },
  };
}

function sharedFolder(): string {
  const folder = process.env[SHARED_POSTGRES];
  if (!folder) throw new Error(`${SHARED_POSTGRES} is not set: the set-up of the test run sets it`);
  return folder;
}

async function ask(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
}
