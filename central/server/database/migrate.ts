import { type Kysely, Migrator, sql } from 'kysely';
import { migrations } from './migrations/index.ts';
import type { Schema } from './schema.ts';

/** The advisory lock under which one process at a time migrates: "TOWN" in ASCII. */
const MIGRATION_LOCK = 0x544f574e;

/** Brings the database to the newest schema. Any number of processes may call it at once; throws when a migration fails. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  await db.connection().execute(async (connection) => {
    // A big table's migration, or waiting for another process's, may take longer than a request may.
    await sql`set statement_timeout = 0; set lock_timeout = 0`.execute(connection);
    await sql`select pg_advisory_lock(${MIGRATION_LOCK})`.execute(connection);
    try {
      const migrator = new Migrator({
        db: connection,
        provider: { getMigrations: async () => ({ ...migrations }) },
        // A database that a program of another line of development has seen may lack one in the middle.
        allowUnorderedMigrations: true,
      });
      const { error } = await migrator.migrateToLatest();
      if (error) throw error;
    } finally {
      await sql`select pg_advisory_unlock(${MIGRATION_LOCK})`.execute(connection);
      await sql`reset statement_timeout; reset lock_timeout`.execute(connection);
    }
  });
}
