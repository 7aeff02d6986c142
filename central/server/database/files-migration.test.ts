import { type Kysely, Migrator, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readStoredFile } from '../files/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { openDatabase } from './open-database.ts';
import type { Schema } from './schema.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const CONTENT = 'ab'.repeat(32);
const RELEASE = 'cd'.repeat(32);

async function readAll(db: Kysely<Schema>, table: 'content_files' | 'releases'): Promise<string> {
  const { file_id } = await db.selectFrom(table).select('file_id').executeTakeFirstOrThrow();
  const parts: Buffer[] = [];
  for await (const part of readStoredFile(db, file_id, 0, 10_000_000)) parts.push(part);
  return Buffer.concat(parts).toString();
}

it('brings content and packages that are there into the one store of files, to the byte', async () => {
  const db = openDatabase(database.ownerUrl, () => undefined, 2);
  await sql`drop schema public cascade; create schema public`.execute(db);
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error } = await migrator.migrateTo('013-releases');
  expect(error).toBeUndefined();
  const film = 'f'.repeat(1_048_576);
  await sql`insert into content_files values (${CONTENT}, 1048579, now())`.execute(db);
  for (const [part, bytes] of [film, 'end'].entries())
    await sql`insert into content_parts values (${CONTENT}, ${part}, ${Buffer.from(bytes)})`.execute(db);
  await sql`
    insert into releases (sha256, counter, version, security_floor, document, signatures, package_sha256, package_bytes,
      package_name, min_from_counter, journal_min, journal_max, files, created_at, expires_at, uploaded_at, uploaded_by)
    values (${RELEASE}, 1, '1.0.0', 1, '', '[]', ${RELEASE}, 8, 'x.pack', 1, 1, 1, 1, now(), now(), now(), 'it')
  `.execute(db);
  await sql`insert into release_parts values (${RELEASE}, 0, 'pack'), (${RELEASE}, 4, 'age!')`.execute(db);
  await migrate(db);
  expect(await readAll(db, 'content_files')).toBe(`${film}end`);
  expect(await readAll(db, 'releases')).toBe('package!');
  await db.destroy();
});
