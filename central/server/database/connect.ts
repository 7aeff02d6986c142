import { embeddedPostgres } from './embedded/index.ts';
import { migrate } from './migrate.ts';
import { type Database, openDatabase } from './open-database.ts';

export type ConnectedDatabase = {
  readonly db: Database;
  readonly url: string;
  /** Starts an embedded database that has died again; nothing for any other. */
  readonly keepRunning: () => Promise<void>;
  /** Closes the connections, and ends the embedded database when it is ours to end. */
  readonly close: () => Promise<void>;
};

/** The database with the newest schema: the one of the address, or without one the embedded one in the data folder. */
export async function connectDatabase(
  where: { readonly databaseUrl: string | null; readonly dataFolder: string },
  onLost: (error: Error) => void,
): Promise<ConnectedDatabase> {
  const embedded = where.databaseUrl === null ? await embeddedPostgres(where.dataFolder) : null;
  const url = where.databaseUrl ?? embedded?.url ?? '';
  const db = openDatabase(url, onLost);
  const close = async (): Promise<void> => {
    await db.destroy();
    await embedded?.stop();
  };
  try {
    await migrate(db);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, url, keepRunning: async () => embedded?.keepRunning(), close };
}
