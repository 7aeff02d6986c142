import { Migrator, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyAudit, verifyClerkEntries } from '../audit-chain/index.ts';
import { type TestDatabase, testDatabase } from '../testing/index.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations/index.ts';
import { type Database, openDatabase } from './open-database.ts';

const KIOSK = '0b5e9a52-7a0a-4a35-9d66-0d6f6a3c2f10';
const HASH = '0'.repeat(64);

let database: TestDatabase;
let owner: Database;
beforeAll(async () => {
  database = await testDatabase();
  owner = openDatabase(database.ownerUrl, () => undefined, 2);
  await sql`drop schema public cascade; create schema public`.execute(owner);
  const provider = { getMigrations: async () => ({ ...migrations }) };
  const { error } = await new Migrator({ db: owner, provider }).migrateTo('014-files');
  expect(error).toBeUndefined();
  await sql`
    insert into towns values ('millbrook', '{}', now(), '{}', '[]', '[]', '[]');
    insert into users values ('ann', 'clerk', 'hash', now(), null);
    insert into kiosks (kiosk_id, town_id, code, name, head_hash, created_at)
      values (${sql.lit(KIOSK)}, 'millbrook', 'LIB1', 'Library', ${sql.lit(HASH)}, now());
    insert into clerk_entries (town_id, kiosk_id, transaction_id, kind, body, written_by, written_at)
      select 'millbrook', ${sql.lit(KIOSK)}, 'one', 'exception-closed', '{ "ü" : 1 }', 'ann', now() from generate_series(1, 3);
    insert into audit_log (at, actor, action, subject, detail) overriding system value
      select now(), 'ann', 'turn', turn::text, '{"ü": 1}' from generate_series(1, 3) as turn
  `.execute(owner);
  const reference = (name: string, recordId: string): string =>
    JSON.stringify({ note: 'a\u0000b', body: { event: { [name]: { recordId, hash: HASH } } } });
  const entries = { details: 'record-1', receipt: 'record-2', address: 'record-3' };
  for (const [seq, [name, recordId]] of Object.entries(entries).entries()) {
    await sql`insert into journal_entries values (${KIOSK}, 1, ${seq + 1}, ${HASH}, 'transaction', ${reference(name, recordId)}, now())`.execute(
      owner,
    );
    await sql`insert into personal_records values (${KIOSK}, ${recordId}, 'receipt', '', '{}', now())`.execute(
      owner,
    );
  }
  await migrate(owner);
});
afterAll(async () => {
  await owner.destroy();
  await database.close();
});

it('chains the records of the audit log that are there, in their order', async () => {
  expect(await verifyAudit(owner)).toMatchObject({ kind: 'sound', records: 3, erased: 0 });
  const rows = await owner
    .selectFrom('audit_log')
    .select(['audit_id', 'subject'])
    .orderBy('audit_id')
    .execute();
  expect(rows.map(({ audit_id, subject }) => [audit_id, subject])).toEqual([
    [1, '1'],
    [2, '2'],
    [3, '3'],
  ]);
});

it('chains what clerks had written, as it was written', async () => {
  expect(await verifyClerkEntries(owner)).toMatchObject({ kind: 'sound', entries: 3 });
});

it('finds the transaction of every personal record, and the town of every user where there is one', async () => {
  const records = await owner.selectFrom('personal_records').select('transaction_id').execute();
  expect(records).toEqual(Array.from({ length: 3 }, () => ({ transaction_id: 'transaction' })));
  expect(await owner.selectFrom('users').select('town_id').execute()).toEqual([{ town_id: 'millbrook' }]);
});
