import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postByClerk, writeClerkEntry } from '../books/index.ts';
import { inTransaction, openDatabase } from '../database/index.ts';
import {
  billIdOf,
  billLine,
  type TestCentral,
  TOWN_ID,
  temporaryFolder,
  testCentral,
  townFolder,
} from '../testing/index.ts';
import { importTown } from '../town/index.ts';
import { keepAuditHead, readHeads, reportBreak, verifyAudit, verifyClerkEntries } from './index.ts';

const OTHER_TOWN = 'otherville';

describe('what clerks wrote beside the journals', () => {
  let test: TestCentral;
  let kioskId: string;
  const db = () => test.central.db;
  const write = (finding: string, townId = TOWN_ID) =>
    inTransaction(db(), (transaction) =>
      writeClerkEntry(transaction, {
        townId,
        kioskId,
        transactionId: 'one',
        kind: 'exception-closed',
        body: { finding, note: 'a\u0000b é' },
        by: 'anna',
        at: new Date('2026-11-20T10:00:00.123Z'),
      }),
    );
  /** As somebody who has the owner's password, with the guards off. */
  async function tamper(statements: string): Promise<void> {
    const owner = openDatabase(test.ownerUrl, () => undefined, 1);
    const guards = (how: 'disable' | 'enable') =>
      ['clerk_entries', 'clerk_chain', 'clerk_postings', 'audit_log']
        .map((table) => `alter table ${table} ${how} trigger user`)
        .join('; ');
    await sql.raw(`${guards('disable')}; ${statements}; ${guards('enable')}`).execute(owner);
    await owner.destroy();
  }
  const idOf = async (number: number): Promise<number> =>
    (
      await db()
        .selectFrom('clerk_chain')
        .select('clerk_entry_id')
        .where('town_id', '=', TOWN_ID)
        .where('number', '=', number)
        .executeTakeFirstOrThrow()
    ).clerk_entry_id;

  beforeAll(async () => {
    test = await testCentral();
    kioskId = (await test.kiosk()).kioskId;
    await importTown(test.central, townFolder('EUR', OTHER_TOWN), 'test');
    for (const finding of ['first', 'second', 'third', 'fourth']) await write(finding);
    await write('elsewhere', OTHER_TOWN);
  });
  afterAll(() => test.close());

  it('is a chain for each town, without a gap or a fork when many write at once and some fail', async () => {
    await Promise.allSettled(
      Array.from({ length: 12 }, (_, turn) =>
        inTransaction(db(), async (transaction) => {
          await writeClerkEntry(transaction, {
            townId: TOWN_ID,
            kioskId,
            transactionId: `turn ${turn}`,
            kind: 'refund-asked',
            body: {},
            by: 'anna',
            at: new Date(),
          });
          if (turn % 3 === 0) throw new Error('rolled back');
        }),
      ),
    );
    expect(await verifyClerkEntries(db())).toMatchObject({
      kind: 'sound',
      entries: 13,
      heads: [
        { townId: TOWN_ID, number: 12 },
        { townId: OTHER_TOWN, number: 1 },
      ],
    });
  });

  it('is chained by the database alone: the program can add no link and move no end', async () => {
    const refused = 'permission denied';
    const link = sql`insert into clerk_chain values (${TOWN_ID}, 99, 1, '', '')`;
    await expect(link.execute(db())).rejects.toThrow(refused);
    await expect(sql`update clerk_heads set number = 0`.execute(db())).rejects.toThrow(refused);
  });

  it.each([
    ['changed in what it says', `body = '{"finding": "instead"}'`],
    ['changed in who wrote it', `written_by = 'ben'`],
    ['changed in when it was written', `written_at = written_at + interval '1 microsecond'`],
    ['moved to another transaction', `transaction_id = 'other'`],
    ['moved to another town', `town_id = '${OTHER_TOWN}'`],
  ])('names an entry that was %s', async (_what, change) => {
    const entryId = await idOf(2);
    await tamper(
      `create table kept as select * from clerk_entries where clerk_entry_id = ${entryId};
       update clerk_entries set ${change} where clerk_entry_id = ${entryId}`,
    );
    expect(await verifyClerkEntries(db())).toEqual({
      kind: 'entries-broken',
      townId: TOWN_ID,
      number: 2,
      entryId,
      why: 'it was changed',
    });
    await tamper(
      `delete from clerk_entries where clerk_entry_id = ${entryId};
       insert into clerk_entries overriding system value select * from kept; drop table kept`,
    );
    expect(await verifyClerkEntries(db())).toMatchObject({ kind: 'sound' });
  });

  it('names a posting by a person that was changed, deleted or slipped in, though it is in no chain', async () => {
    await test.importLines([billLine('104-2210', 'CHAIN-1', '13.20')]);
    const billId = await billIdOf(db(), 'CHAIN-1');
    const amount = { amountMinor: 660, currency: 'EUR' };
    const whose = {
      townId: TOWN_ID,
      kioskId,
      transactionId: 'posted',
      by: 'anna',
      at: new Date('2026-11-20T10:00:00.123Z'),
    };
    const way = { kind: 'given-back', how: 'other-bill', reference: 'CHAIN-1' };
    await inTransaction(db(), async (transaction) => {
      await postByClerk(transaction, { ...whose, billId, amount });
      const body = { exception: 'refused-payment', detail: '', amount, way, finding: 'Asked' };
      await writeClerkEntry(transaction, { ...whose, kind: 'exception-closed', body });
    });
    const verified = () => verifyClerkEntries(db());
    expect(await verified()).toMatchObject({ kind: 'sound' });
    const broken = { kind: 'postings-broken', townId: TOWN_ID, kioskId, transactionId: 'posted' };
    const gone = { ...broken, why: 'a posting by a person that an entry says is gone or was changed' };
    await tamper("update clerk_postings set amount_minor = 6600 where transaction_id = 'posted'");
    expect(await verified()).toEqual(gone);
    await tamper(
      "update clerk_postings set amount_minor = 660, posted_by = 'ben' where transaction_id = 'posted'",
    );
    expect(await verified()).toEqual(gone);
    await tamper("update clerk_postings set posted_by = 'anna' where transaction_id = 'posted'");
    const again = `insert into clerk_postings (town_id, kiosk_id, transaction_id, bill_id, amount_minor, currency, posted_at, posted_by)
      select town_id, kiosk_id, transaction_id, bill_id, amount_minor, currency, posted_at, posted_by from clerk_postings`;
    await tamper(again);
    const why = 'a posting by a person is there that no entry says';
    expect(await verified()).toEqual({ ...broken, why });
    await tamper("delete from clerk_postings where transaction_id = 'posted'");
    const found = await verified();
    expect(found).toEqual(gone);
    if (found.kind === 'sound') throw new Error(found.kind);
    expect(await reportBreak(test.central, found)).toBe('written');
    expect(await reportBreak(test.central, found)).toBe('known');
    await inTransaction(db(), (transaction) => postByClerk(transaction, { ...whose, billId, amount }));
    expect(await verified()).toMatchObject({ kind: 'sound' });
  });

  it('names the first of two entries that were swapped, by what they say or by their places', async () => {
    const [second, third] = [await idOf(2), await idOf(3)];
    const swap = `update clerk_entries as one set body = other.body from clerk_entries as other
      where (one.clerk_entry_id, other.clerk_entry_id) in ((${second}, ${third}), (${third}, ${second}))`;
    await tamper(swap);
    expect(await verifyClerkEntries(db())).toMatchObject({
      number: 2,
      entryId: second,
      why: 'it was changed',
    });
    await tamper(swap);
    const links = `update clerk_chain set number = case number when 2 then 3 when 3 then 2 else -number end
      where town_id = '${TOWN_ID}' and number in (-2, -3, 2, 3)`;
    const places = `alter table clerk_chain drop constraint clerk_chain_pkey; ${links};
      alter table clerk_chain add primary key (town_id, number)`;
    await tamper(places);
    expect(await verifyClerkEntries(db())).toMatchObject({ number: 2, entryId: third });
    await tamper(places);
    expect(await verifyClerkEntries(db())).toMatchObject({ kind: 'sound' });
  });

  it('names an entry that was deleted, also with its place in the chain, and one that was slipped in', async () => {
    const entryId = await idOf(2);
    await tamper(
      `create table kept as select * from clerk_entries where clerk_entry_id = ${entryId};
       delete from clerk_entries where clerk_entry_id = ${entryId}`,
    );
    expect(await verifyClerkEntries(db())).toMatchObject({ number: 2, entryId, why: 'it is gone' });
    await tamper(
      `create table kept_link as select * from clerk_chain where clerk_entry_id = ${entryId};
       delete from clerk_chain where clerk_entry_id = ${entryId}`,
    );
    expect(await verifyClerkEntries(db())).toMatchObject({ number: 2, entryId: null });
    await tamper(
      `insert into clerk_chain select * from kept_link; drop table kept_link;
       insert into clerk_entries overriding system value select * from kept; drop table kept;
       insert into clerk_entries (town_id, kiosk_id, transaction_id, kind, body, written_by, written_at)
         select town_id, kiosk_id, 'slipped in', kind, body, written_by, written_at from clerk_entries limit 1`,
    );
    expect(await verifyClerkEntries(db())).toMatchObject({
      kind: 'entries-broken',
      number: null,
      why: 'it is in no chain',
    });
    await tamper(`delete from clerk_entries where transaction_id = 'slipped in'`);
    expect(await verifyClerkEntries(db())).toMatchObject({ kind: 'sound' });
  });

  it('is found cut off at its end by the audit log, which says each day where the chains ended', async () => {
    const file = `${temporaryFolder()}/heads.jsonl`;
    expect(await keepAuditHead(test.central, file)).toMatchObject({ kind: 'kept' });
    expect(await verifyAudit(db(), await readHeads(file))).toMatchObject({ kind: 'sound' });
    const verified = await verifyClerkEntries(db());
    const number = verified.kind === 'sound' ? (verified.heads[0]?.number ?? 0) : 0;
    await tamper(
      `delete from clerk_entries where clerk_entry_id = ${await idOf(number)};
       delete from clerk_chain where town_id = '${TOWN_ID}' and number = ${number};
       update clerk_heads set number = ${number - 1}, hash =
         (select hash from clerk_chain where town_id = '${TOWN_ID}' and number = ${number - 1}) where town_id = '${TOWN_ID}'`,
    );
    expect(await verifyClerkEntries(db())).toMatchObject({ number, why: 'it is gone from the end' });
    await write('instead');
    expect(await verifyClerkEntries(db())).toMatchObject({ number });
    const tomorrow = { ...test.central, now: () => new Date(Date.now() + 86_400_000) };
    const broken = await keepAuditHead(tomorrow, file);
    if (broken.kind !== 'entries-broken') throw new Error(broken.kind);
    expect([await reportBreak(tomorrow, broken), await reportBreak(tomorrow, broken)]).toEqual([
      'written',
      'known',
    ]);
  });
});
