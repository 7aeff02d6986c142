import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverJournal } from '../../../domain/wire/index.ts';
import {
  billLine,
  payToTheEnd,
  type TestCentral,
  TOWN_ID,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import {
  findTransactions,
  freshenSearch,
  MOST_COUNTED,
  projectSearch,
  rebuildSearch,
  sumTransactions,
} from './index.ts';

const ids = [randomUUID(), randomUUID()];

describe('a payment', () => {
  let test: TestCentral;
  const found = async (search: string): Promise<string[]> => {
    const { found: rows } = await findTransactions(test.central.db, { search }, { limit: 50 });
    if (rows.length === 0) return [];
    const references = await test.central.db
      .selectFrom('transactions')
      .select('reference')
      .where(
        'transaction_id',
        'in',
        rows.map(({ transactionId }) => transactionId),
      )
      .orderBy('reference')
      .execute();
    return references.map(({ reference }) => reference);
  };

  beforeAll(async () => {
    test = await testCentral();
    await test.importLines([billLine('104-2210', 'W-2024-7', '42.50'), billLine('104-2210', 'W-8', '41.20')]);
    const kiosk = await test.kiosk();
    const journal = testJournal(kiosk.kioskId, kiosk.key);
    const bills = await test.central.db.selectFrom('bills').selectAll().orderBy('bill_number').execute();
    bills.forEach((bill, at) => {
      payToTheEnd(journal, {
        transactionId: ids[at] ?? '',
        reference: `MILL1-${at + 1}`,
        email: at === 0 ? 'sean@example.org' : undefined,
        lines: [{ billId: bill.bill_id, billNumber: bill.bill_number, amountMinor: bill.amount_minor }],
      });
    });
    await kiosk.ask(deliverJournal, { entries: journal.entries });
    const person = {
      kind: 'answers',
      serviceId: 'dog',
      answers: {
        owner: { family: 'Ó Briain', given: 'Seán' },
        phone: '+353 87 123 4567',
        dog: 'Müller-Lüdenscheidt',
      },
    };
    await sql`
      insert into personal_records (kiosk_id, record_id, kind, salt, data, received_at, transaction_id)
      values (${kiosk.kioskId}, ${randomUUID()}, 'answers', ${'A'.repeat(44)}, ${JSON.stringify(person)}, now(), ${ids[1]})`.execute(
      test.central.db,
    );
    expect(await projectSearch(test.central.db)).toBeGreaterThan(0);
  });
  afterAll(() => test.close());

  it.each([
    ['its reference', 'mill1-1', ['MILL1-1']],
    ['the amount', '42.50', ['MILL1-1']],
    ['the amount with a comma and a sign', '€41,20', ['MILL1-2']],
    ['the last four digits', '1234', ['MILL1-1', 'MILL1-2']],
    ['the authorisation code', '123456', ['MILL1-1', 'MILL1-2']],
    ['the account, however it is grouped', '1042210', ['MILL1-1', 'MILL1-2']],
    ['the bill', 'w20247', ['MILL1-1']],
    ['the holder, in either order', 'LEE ann', ['MILL1-1', 'MILL1-2']],
    ['a name without its accents', 'Sean O Briain', ['MILL1-2']],
    ['a name run together', 'obriain', ['MILL1-2']],
    ['a name with an apostrophe', "O'Briain", ['MILL1-2']],
    ['a name written out, with its hyphen', 'mueller-luedenscheidt', ['MILL1-2']],
    ['a double name without its hyphen', 'Muller Ludenscheidt', ['MILL1-2']],
    ['a telephone number without its country', '087 123 4567', ['MILL1-2']],
    ['a telephone number as it was given', '+353 87 123 4567', ['MILL1-2']],
    ['an e-mail address', 'Sean@Example.org', ['MILL1-1']],
    ['several things together', 'lee 41.20 1234', ['MILL1-2']],
    ['things that do not belong together', 'briain 42.50', []],
    ['what no one knows', 'nobody', []],
    ['signs alone', '%', []],
    ['an amount that is a bill’s number elsewhere', '4250', []],
  ])('is found by %s', async (_what, typed, references) => {
    expect(await found(typed)).toEqual(references);
  });

  it('is found within times, amounts and all the rest, and summed by where its money stands', async () => {
    const { db } = test.central;
    const count = async (filter: Parameters<typeof sumTransactions>[1]) =>
      (await sumTransactions(db, filter)).count;
    expect(await count({ amountFrom: 4120, amountTo: 4120 })).toBe(1);
    expect(
      await count({
        amountFrom: 4121,
        language: 'en',
        scheme: 'Visa',
        status: 'completed',
        serviceId: 'pay-bill',
      }),
    ).toBe(1);
    expect(await count({ scheme: 'Mastercard' })).toBe(0);
    expect(
      await count({
        from: new Date(Date.now() - 60_000).toISOString(),
        until: new Date(Date.now() + 60_000).toISOString(),
      }),
    ).toBe(2);
    expect(await count({ until: new Date(Date.now() - 600_000).toISOString() })).toBe(0);
    expect(await count({ needsClerk: 'true' })).toBe(0);
    expect(await sumTransactions(db, { townId: TOWN_ID })).toEqual({
      count: 2,
      more: false,
      sums: [{ standing: 'delivered', currency: 'EUR', count: 2, amountMinor: 8370 }],
    });
    expect(await count({ townId: 'elsewhere' })).toBe(0);
  });

  it('is not found by what was erased, in the same moment, and has its rows again when they are made anew', async () => {
    const { db } = test.central;
    await db
      .deleteFrom('personal_records')
      .where('transaction_id', '=', ids[1] ?? '')
      .where('kind', '=', 'answers')
      .execute();
    expect(await found('briain')).toEqual([]);
    const { terms } = await db
      .selectFrom('transaction_search')
      .select('terms')
      .where('transaction_id', '=', ids[1] ?? '')
      .executeTakeFirstOrThrow();
    expect(terms).toEqual([]);
    await projectSearch(db);
    expect(await found('41.20')).toEqual(['MILL1-2']);
    expect(await found('briain')).toEqual([]);
    await sql`delete from transaction_search`.execute(db);
    expect(await rebuildSearch(db)).toEqual({ rows: 2 });
    expect(await found('mill1-2')).toEqual(['MILL1-2']);
  });

  it('is found as it is now, also while another process takes in what has changed', async () => {
    const { db } = test.central;
    const asked = Promise.withResolvers<void>();
    const changed = Promise.withResolvers<void>();
    const other = db.transaction().execute(async (transaction) => {
      await sql`select pg_advisory_xact_lock(${0x46494e44})`.execute(transaction);
      asked.resolve();
      await changed.promise;
    });
    await asked.promise;
    await db
      .updateTable('transactions')
      .set({ status: 'abandoned' })
      .where('reference', '=', 'MILL1-1')
      .execute();
    await freshenSearch(db, 1);
    expect((await sumTransactions(db, { status: 'abandoned' })).count).toBe(0);
    const fresh = freshenSearch(db, 600_000);
    changed.resolve();
    await Promise.all([other, fresh]);
    expect((await sumTransactions(db, { status: 'abandoned' })).count).toBe(1);
  });

  it('is summed among ten thousand others at most', async () => {
    const { db } = test.central;
    // A slow machine has no time for all of them in one statement.
    for (let part = 0; part < 12; part += 1)
      await sql`
      insert into transaction_search (town_id, kiosk_id, transaction_id, started_at, service_id, status, standing, amount_minor, currency, language, terms)
      select town_id, kiosk_id, 'many-' || ${part * 500} + turn || transaction_id, started_at, service_id, status, standing, 100, 'EUR', 'en', '{}'
      from transactions, generate_series(1, 500) as turn`.execute(db);
    const all = await sumTransactions(db, {});
    expect(all).toMatchObject({ count: MOST_COUNTED, more: true });
  });
});
