import type { Transaction } from 'kysely';
import { isConflict } from './failures.ts';
import type { Database } from './open-database.ts';
import type { Schema } from './schema.ts';

export type DatabaseTransaction = Transaction<Schema>;

const TRIES = 4;

/** Runs work in one transaction, all or nothing; a deadlock's loser tries again, a few times. */
export async function inTransaction<Result>(
  db: Database,
  work: (transaction: DatabaseTransaction) => Promise<Result>,
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work);
    } catch (error) {
      if (attempt >= TRIES || !isConflict(error)) throw error;
    }
  }
}
