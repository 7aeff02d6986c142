import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { connectDatabase } from './connect.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open-database.ts';

describe('the schema', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  it('is made once when many processes start at the same time', async () => {
    const owner = openDatabase(database.ownerUrl, () => undefined, 1);
    await sql`drop schema public cascade; create schema public`.execute(owner);
    await owner.destroy();
    const processes = Array.from({ length: 6 }, () => openDatabase(database.ownerUrl, () => undefined, 2));
    await Promise.all(processes.map((db) => migrate(db)));
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
      processes[0]!,
    );
    expect(rows.map((row) => row.name)).toEqual(Object.keys(migrations));
    await Promise.all(processes.map((db) => db.destroy()));
  });

  it('has the id of the kiosk or of the town first in the key of every large table', async () => {
    const { rows } = await sql<{ table_name: string; first: string }>`
      select c.relname as table_name, a.attname as first
      from pg_index i join pg_class c on c.oid = i.indrelid
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
      where i.indisprimary and c.relnamespace = 'public'::regnamespace
    `.execute(database.db);
    const first = new Map(rows.map((row) => [row.table_name, row.first]));
    for (const table of [
      'journal_entries',
      'transactions',
      'postings',
      'posting_lines',
      'personal_records',
      'exceptions',
    ]) {
      expect(first.get(table)).toBe('kiosk_id');
    }
    for (const table of ['bills', 'accounts', 'holds']) expect(first.get(table)).toBe('town_id');
  });

  it('needs no owner once it is there: the program starts as its own role, and sees that it owns nothing', async () => {
    const fresh = await testDatabase();
    const as = (databaseUrl: string) => connectDatabase({ databaseUrl, dataFolder: '' }, () => undefined);
    for (const [url, ownRole] of [
      [fresh.url, true],
      [fresh.ownerUrl, false],
    ] as const) {
      const connected = await as(url);
      expect(connected.ownRole).toBe(ownRole);
      await connected.close();
    }
    await fresh.close();
  });

  it('reads whole numbers as numbers and refuses to round', async () => {
    const read = (text: string) => sql<{ n: number }>`select ${text}::int8 as n`.execute(database.db);
    expect((await read('9007199254740991')).rows).toEqual([{ n: 9007199254740991 }]);
    await expect(read('9007199254740993')).rejects.toThrow('beyond the exact integers');
  });
});
