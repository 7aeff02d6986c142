import { sql } from 'kysely';
import { embeddedPostgres } from './embedded/index.ts';
import { grantProgram } from './grants.ts';
import { migrate } from './migrate.ts';
import { type Database, openDatabase } from './open-database.ts';
import { prepareRoles, type RoleUrls } from './roles.ts';

export type ConnectedDatabase = {
  readonly db: Database;
  readonly url: string;
  /** Whether the program works as a role that does not own the tables: then it cannot change what only grows. */
  readonly ownRole: boolean;
  /** The embedded database, as its administrator, and its files; null for any other. */
  readonly embedded: { readonly adminUrl: string; readonly cluster: string } | null;
  /** Starts an embedded database that has died again; nothing for any other. */
  readonly keepRunning: () => Promise<void>;
  /** Closes the connections, and ends the embedded database when it is ours to end. */
  readonly close: () => Promise<void>;
};

export type Where = {
  /** Null: the embedded database in the data folder. */
  readonly databaseUrl: string | null;
  /** The same database as the role that owns the tables; null: the same role. */
  readonly ownerUrl?: string | null;
  readonly dataFolder: string;
  /** How long a question waits for a connection, when not as long as usual. */
  readonly connectWithinMs?: number;
};

/** The database with the newest schema, as the program's own role. */
export async function connectDatabase(
  where: Where,
  onLost: (error: Error) => void,
): Promise<ConnectedDatabase> {
  const embedded = where.databaseUrl === null ? await embeddedPostgres(where.dataFolder) : null;
  let db: Database | null = null;
  const close = async (): Promise<void> => {
    await db?.destroy();
    await embedded?.stop();
  };
  try {
    const urls = embedded ? await prepareRoles(embedded.url) : givenUrls(where);
    const { connectWithinMs } = where;
    await prepareTables(urls, onLost, connectWithinMs);
    db = openDatabase(urls.programUrl, onLost, undefined, connectWithinMs);
    return {
      db,
      url: urls.programUrl,
      ownRole: !(await ownsTables(db)),
      embedded: embedded && { adminUrl: embedded.url, cluster: embedded.cluster },
      keepRunning: async () => embedded?.keepRunning(),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function givenUrls({ databaseUrl, ownerUrl }: Where): RoleUrls {
  const programUrl = databaseUrl ?? '';
  return { programUrl, ownerUrl: ownerUrl ?? programUrl };
}

async function ownsTables(db: Database): Promise<boolean> {
  const { rows } = await sql<{ owns: boolean }>`
    select pg_has_role(relowner, 'usage') as owns from pg_class where oid = 'audit_log'::regclass
  `.execute(db);
  return rows[0]?.owns ?? true;
}

/** Migrates as the owner, and lets the program's role work with what is there then. */
async function prepareTables(
  { ownerUrl, programUrl }: RoleUrls,
  onLost: (error: Error) => void,
  connectWithinMs: number | undefined,
): Promise<void> {
  const owner = openDatabase(ownerUrl, onLost, 2, connectWithinMs);
  try {
    await migrate(owner);
    if (ownerUrl !== programUrl) await grantProgram(owner, decodeURIComponent(new URL(programUrl).username));
  } finally {
    await owner.destroy();
  }
}
