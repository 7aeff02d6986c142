import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Schema } from './schema.ts';

export type Database = Kysely<Schema>;

/** PostgreSQL's type numbers whose values we read in our own way. */
const INT8 = 20;
const DATE = 1082;

/**
 * A pool of connections. Whole numbers come as numbers (beyond the exact ones it throws), calendar days as `YYYY-MM-DD`.
 * `onLost` hears of connections that broke, in use or not; the pool opens new ones by itself.
 */
export function openDatabase(
  url: string,
  onLost: (error: Error) => void,
  connections = 10,
  connectWithinMs = 5_000,
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectWithinMs,
    idleTimeoutMillis: 30_000,
    statement_timeout: 15_000,
    lock_timeout: 10_000,
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'townhall-central',
    types: {
      getTypeParser: (oid: number, format?: 'text' | 'binary') => {
        if (oid === INT8) return exactInteger;
        if (oid === DATE) return (text: string) => text;
        return pg.types.getTypeParser(oid, format as 'text');
      },
    },
  });
  // Also a connection in use can break between two questions: unheard, that would end the whole program.
  pool.on('connect', (client) => client.on('error', onLost));
  // The pool tells once more of those that no one used.
  pool.on('error', () => undefined);
  return new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}

function exactInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error('the database holds a number beyond the exact integers');
  return value;
}
