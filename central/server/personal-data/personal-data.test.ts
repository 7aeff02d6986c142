import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverJournal, holdBills } from '../../../domain/wire/index.ts';
import type { PersonalSubject } from '../../wire/index.ts';
import { verifyAudit } from '../audit-chain/index.ts';
import { freshenSearch } from '../finding/index.ts';
import { addNote } from '../notes/index.ts';
import { createClient } from '../open311/index.ts';
import {
  billIdOf,
  billLine,
  payToTheEnd,
  reporterAt,
  type TestCentral,
  TOWN_ID,
  testCentral,
} from '../testing/index.ts';
import { chosenIn } from './chosen.ts';
import { eraseChosen } from './erase-chosen.ts';
import { exportChosen } from './export-chosen.ts';
import { findSubjects } from './find-subjects.ts';
import { sumChosen } from './sum-chosen.ts';

const ADA = { userName: 'ada' };
/** What stands nowhere but in what this person gave, and in what was written about them. */
const OF_ANN = ['Ann Lee', 'ann@example.org', 'Zqlampcanary', 'Zqcallscanary', 'Zqcashcanary'];

describe('one person among others', () => {
  let test: TestCentral;
  let subjects: PersonalSubject[];
  let payment: { kioskId: string; transactionId: string };

  beforeAll(async () => {
    test = await testCentral();
    const { central } = test;
    const kiosk = await test.kiosk();
    await test.importLines([
      billLine('104-2210', 'N-1', '1.00'),
      billLine('104-2211', 'N-2', '2.00').replace('Ann Lee,Lee', 'Bo Berg,Berg'),
    ]);
    const reporter = reporterAt(kiosk, central.now);
    const { journal } = reporter;
    const report = (given: string, family: string, words: string) =>
      reporter.report({ category: 'lamp', place: { words, position: null }, words, name: { family, given } });
    await report('Ann', 'Lee', 'Zqlampcanary');
    await report('Bo', 'Berg', 'The bench is broken');
    const transactionId = randomUUID();
    payment = { kioskId: kiosk.kioskId, transactionId };
    const billId = await billIdOf(central.db, 'N-1');
    const lines = [{ billId, billNumber: 'N-1', amountMinor: 100 }];
    const from = journal.entries.length;
    await kiosk.ask(holdBills, { transactionId, lines, total: { amountMinor: 100, currency: 'EUR' } });
    payToTheEnd(journal, { transactionId, reference: 'MILL1-77', lines, email: 'ann@example.org' });
    await kiosk.ask(deliverJournal, { entries: journal.entries.slice(from) });
    await addNote(central, { ...payment, text: 'Zqcallscanary' }, ADA);
    await addNote(central, { townId: TOWN_ID, accountNumber: '104-2210', text: 'Zqcashcanary' }, ADA);
    await central.db
      .insertInto('appointments')
      .values({
        town_id: TOWN_ID,
        reference: 'A-1001',
        surname: 'Bérg',
        queue_id: 'ids',
        starts_at: new Date(central.now().getTime() + 86_400_000),
        imported_at: central.now(),
      } as never)
      .execute();
  });
  afterAll(() => test.close());

  const find = async (typed: string, townId: string | null = TOWN_ID) => {
    await freshenSearch(test.central.db);
    return findSubjects(test.central.db, townId, typed);
  };
  const references = async (typed: string) =>
    (await find(typed)).found.map(({ reference }) => reference).sort();
  const chosen = async (asked = subjects, townId = TOWN_ID) => {
    const all = await chosenIn(test.central.db, townId, asked);
    if (!all) throw new Error('no such town');
    return all;
  };
  const sum = async () => sumChosen(test.central.db, await chosen(), test.central.now());
  const erase = async () =>
    eraseChosen(test.central, await chosen(), { subjects, reason: 'Letter of 3 May', actor: 'ada' });
  const allRows = async (): Promise<string> => {
    const { db } = test.central;
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(db);
    const texts = await Promise.all(
      rows.map(async ({ name }) => {
        const all = sql<{ text: string }>`select one::text as text from ${sql.table(name)} as one`;
        return (await all.execute(db)).rows.map(({ text }) => text).join('\n');
      }),
    );
    return texts.join('\n');
  };
  const left = async () => {
    const rows = await allRows();
    return OF_ANN.filter((text) => rows.includes(text));
  };

  it('is found by name, account, e-mail address and reference, and nobody else with them', async () => {
    expect(await references('lee ann')).toEqual(['104-2210', 'MILL1-1', 'MILL1-77']);
    expect(await references('1042210')).toEqual(['104-2210', 'MILL1-77']);
    expect(await references('Ann@example.org')).toEqual(['MILL1-77']);
    expect(await references('berg')).toEqual(['104-2211', 'A-1001', 'MILL1-2']);
    expect(await references('a1001')).toEqual(['A-1001']);
    expect(await references('%')).toEqual([]);
    expect((await find('lee ann', 'elsewhere')).found).toEqual([]);
    const { found, more } = await find('ann lee');
    expect(more).toBe(false);
    expect(found.find(({ reference }) => reference === 'MILL1-77')?.known).toEqual([
      'Ann Lee',
      '104-2210',
      'ann@example.org',
    ]);
    subjects = found.map(({ subject }) => subject);
  });

  it('of another town is not there', async () => {
    expect(await chosenIn(test.central.db, 'elsewhere', subjects)).toBeNull();
    await test.central.db
      .insertInto('towns')
      .columns(['town_id', 'definition', 'imported_at'])
      .expression((query) =>
        query.selectFrom('towns').select([sql.lit('elsewhere').as('town_id'), 'definition', 'imported_at']),
      )
      .execute();
    const none = await sumChosen(test.central.db, await chosen(subjects, 'elsewhere'), test.central.now());
    expect(none).toEqual({ kind: 'summed', erasable: [], kept: [] });
  });

  it('reads by kind and number what is held and what has to stay', async () => {
    const { erasable, kept } = await sum();
    expect(erasable).toEqual([
      { what: 'look-ups', count: 1 },
      { what: 'account-holders', count: 1 },
      { what: 'notes', count: 2 },
    ]);
    expect(kept).toEqual([
      { what: 'answers', why: 'report-open', count: 1, names: ['MILL1-1'] },
      { what: 'receipts', why: 'e-mail-on-its-way', count: 1, names: ['MILL1-77'] },
      { what: 'e-mail-addresses', why: 'e-mail-on-its-way', count: 1, names: ['MILL1-77'] },
      { what: 'reports', why: 'report-open', count: 1, names: ['MILL1-1'] },
      { what: 'sent-e-mails', why: 'e-mail-on-its-way', count: 1, names: ['MILL1-77'] },
      { what: 'payments', why: 'books', count: 2, names: ['MILL1-1', 'MILL1-77'] },
      { what: 'bills', why: 'books', count: 1, names: ['N-1'] },
    ]);
  });

  it('gets everything of their own as a document, and nothing of others or of the program', async () => {
    const { file } = await exportChosen(test.central, await chosen(), { subjects, actor: 'ada' });
    const text = JSON.stringify(file);
    for (const own of OF_ANN) expect(text).toContain(own);
    expect(text).not.toMatch(/Berg|bench|A-1001|salt|searchable/i);
    expect(file.holds.find(({ what }) => what === 'payments')?.records).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ reference: 'MILL1-77', amountMinor: 100, maskedCard: '•••• 1234' }),
      ]),
    );
  });

  it('is erased but for what is open, and wholly once that is closed; others and the books stay', async () => {
    const { db } = test.central;
    const before = await db.selectFrom('journal_entries').select('hash').orderBy('seq').execute();
    const first = await erase();
    expect(first.erased).toEqual([
      { what: 'look-ups', count: 1 },
      { what: 'account-holders', count: 1 },
      { what: 'notes', count: 2 },
    ]);
    expect(first.kept.map(({ what, why }) => `${what} ${why}`)).toContain('reports report-open');
    expect(await left()).toEqual(['ann@example.org', 'Zqlampcanary']);
    expect(await references('ann lee')).toEqual(['MILL1-1']);
    await db.updateTable('receipt_mails').set({ state: 'sent' }).execute();
    await db.updateTable('service_requests').set({ status: 'closed' }).execute();
    await db.updateTable('transactions').set({ status: 'completed' }).execute();
    const second = await erase();
    expect(second.kept.filter(({ why }) => why !== 'books')).toEqual([]);
    expect(await left()).toEqual([]);
    expect(await references('ann lee')).toEqual([]);
    expect(await references('ann@example.org')).toEqual([]);
    // The payment is found by what the books know of it.
    expect(await references('MILL1-77')).toEqual(['MILL1-77']);
    expect(await references('berg')).toEqual(['104-2211', 'A-1001', 'MILL1-2']);
    expect(await allRows()).toContain('The bench is broken');
    expect(await db.selectFrom('journal_entries').select('hash').orderBy('seq').execute()).toEqual(before);
    expect(await db.selectFrom('bills').select('paid_minor').orderBy('bill_number').execute()).toEqual([
      { paid_minor: 100 },
      { paid_minor: 0 },
    ]);
    expect(await verifyAudit(db)).toMatchObject({ kind: 'sound' });
    const audited = await db
      .selectFrom('audit_log')
      .select(['actor', 'detail'])
      .where('action', '=', 'erase-person')
      .orderBy('audit_id')
      .execute();
    expect(audited).toMatchObject([
      { actor: 'ada', detail: { reason: 'Letter of 3 May', notes: 2, kept: 5 } },
      { actor: 'ada', detail: { answers: 1, receipts: 1, reports: 1, kept: 0 } },
    ]);
    expect(audited[0]?.detail).toMatchObject({ of: expect.stringContaining('account 104-2210') });
  });

  it('is found and erased where no payment names them: by the phone number of a report that a program sent', async () => {
    const { central } = test;
    await createClient(central, { townId: TOWN_ID, name: 'App' }, 'test');
    const { client_id } = await central.db
      .selectFrom('open311_clients')
      .select('client_id')
      .executeTakeFirstOrThrow();
    const at = central.now();
    await central.db
      .insertInto('service_requests')
      .values({
        ...{ town_id: TOWN_ID, request_id: 'APP-1', kiosk_id: null, transaction_id: null, client_id },
        ...{ service_id: 'report', service_code: 'pothole', service_name: '{}', description: 'A hole' },
        ...{ address: null, latitude: null, longitude: null, attributes: '{}', media_url: null },
        contact: JSON.stringify({ firstName: 'Cay', phone: '+353 87 123 4567' }),
        ...{ status: 'closed', requested_at: at, received_at: at, updated_at: at },
      })
      .execute();
    const { found } = await find('087 123 4567');
    expect(found).toMatchObject([{ reference: 'APP-1', known: ['Cay', '+353 87 123 4567'] }]);
    const own = found.map(({ subject }) => subject);
    const asked = { subjects: own, reason: 'By telephone', actor: 'ada' };
    const { erased } = await eraseChosen(central, await chosen(own), asked);
    expect(erased).toEqual([
      { what: 'reporters', count: 1 },
      { what: 'reports', count: 1 },
    ]);
    expect((await find('087 123 4567')).found).toEqual([]);
  });

  it('with an open exception, an open bill or an appointment to come keeps what these need', async () => {
    const { db, now } = test.central;
    await addNote(test.central, { ...payment, text: 'Once more' }, ADA);
    await sql`insert into exceptions (kiosk_id, transaction_id, kind, detail, opened_at)
      values (${payment.kioskId}, ${payment.transactionId}, 'refund-due', '', ${now()})`.execute(db);
    const asked = [
      ...subjects,
      { kind: 'account', accountNumber: '104-2211' },
      { kind: 'appointment', reference: 'A-1001' },
    ] as const;
    const { erasable, kept } = await sumChosen(db, await chosen([...asked]), now());
    expect(erasable).toEqual([]);
    expect(kept.filter(({ why }) => why !== 'books')).toEqual([
      { what: 'account-holders', why: 'bill-open', count: 1, names: ['104-2211'] },
      { what: 'appointments', why: 'appointment-to-come', count: 1, names: ['A-1001'] },
      { what: 'notes', why: 'exception-open', count: 1, names: ['MILL1-77'] },
    ]);
  });
});
