import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { testDatabase } from '../testing/test-database.ts';
import { type Database, openDatabase } from './open-database.ts';

let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const backend = async (db: Pick<Database, 'executeQuery' | 'getExecutor'>): Promise<number> => {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(db);
  return rows[0]?.pid ?? 0;
};

test.each(['in use', 'idle'])(
  'a connection that breaks while it is %s is reported and replaced',
  async (state) => {
    const lost: string[] = [];
    const db = openDatabase(database.url, (error) => lost.push(error.message), 2);
    const end = async (pid: number): Promise<void> => {
      await sql`select pg_terminate_backend(${pid})`.execute(database.db);
      await vi.waitFor(() => expect(lost).not.toEqual([]), { timeout: 60_000 });
    };
    if (state === 'idle') await end(await backend(db));
    else await db.connection().execute(async (held) => end(await backend(held)));
    expect(await backend(db)).toBeGreaterThan(0);
    await db.destroy();
    expect(lost[0]).toContain('terminating connection');
  },
);
