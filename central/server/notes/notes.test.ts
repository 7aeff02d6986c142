import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deliverJournal, holdBills } from '../../../domain/wire/index.ts';
import { listNotes, writeNote } from '../../wire/index.ts';
import { openDatabase } from '../database/index.ts';
import { erasePersonalData } from '../retention/index.ts';
import {
  billIdOf,
  billLine,
  payToTheEnd,
  type TestCentral,
  TOWN_ID,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { addNote, listNotesOf } from './index.ts';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
type Subject = Parameters<typeof listNotesOf>[1];

describe('notes', () => {
  let test: TestCentral;
  let payment: { kioskId: string; transactionId: string };
  const account = { townId: TOWN_ID, accountNumber: '104-2210' };
  beforeAll(async () => {
    test = await testCentral();
    const kiosk = await test.kiosk();
    const journal = testJournal(kiosk.kioskId, kiosk.key);
    await test.importLines([billLine('104-2210', 'N-1', '1.00')]);
    const billId = await billIdOf(test.central.db, 'N-1');
    const transactionId = randomUUID();
    const lines = [{ billId, billNumber: 'N-1', amountMinor: 100 }];
    await kiosk.ask(holdBills, { transactionId, lines, total: { amountMinor: 100, currency: 'EUR' } });
    payToTheEnd(journal, { transactionId, reference: 'MILL1-1', lines, email: 'ann@example.org' });
    await kiosk.ask(deliverJournal, { entries: journal.entries });
    payment = { kioskId: kiosk.kioskId, transactionId };
  });
  afterAll(() => test.close());

  const write = (subject: Subject, text: string, userName = 'anna') =>
    addNote(test.central, { ...subject, text }, { userName });
  const read = async (subject: Subject) =>
    (await listNotesOf(test.central.db, subject)).notes.map(({ by, text }) => [by, text]);

  it('stand with who wrote them, in order, each with what it is about; the audit log has none of their words', async () => {
    expect(await write(payment, 'She calls again on Monday')).toMatchObject({ kind: 'written' });
    expect(await write(account, 'Pays in cash', 'ben')).toMatchObject({ kind: 'written' });
    await write(payment, '<b>Called</b>', 'ben');
    expect(await read(payment)).toEqual([
      ['anna', 'She calls again on Monday'],
      ['ben', '<b>Called</b>'],
    ]);
    expect(await read({ ...account, accountNumber: '104-2210' })).toEqual([['ben', 'Pays in cash']]);
    const audited = await test.central.db
      .selectFrom('audit_log')
      .select(['actor', 'subject', 'detail'])
      .where('action', '=', 'write-note')
      .orderBy('audit_id')
      .execute();
    expect(audited.map(({ actor, subject }) => [actor, subject])).toEqual([
      ['anna', `MILL1 ${payment.transactionId}`],
      ['ben', `${TOWN_ID} account 104-2210`],
      ['ben', `MILL1 ${payment.transactionId}`],
    ]);
    expect(JSON.stringify(audited)).not.toContain('Monday');
  });

  it('are about something that is there, and of the town that is asked', async () => {
    expect(await write({ ...payment, transactionId: randomUUID() }, 'x')).toEqual({ kind: 'no-subject' });
    expect(await write({ ...payment, townId: 'elsewhere' }, 'x')).toEqual({ kind: 'no-subject' });
    expect(await read({ ...payment, townId: 'elsewhere' })).toEqual([]);
    expect(await write({ townId: TOWN_ID, requestId: 'R-1' }, 'x')).toEqual({ kind: 'no-subject' });
    expect(await write({ accountNumber: '104-2210' }, 'x')).toEqual({ kind: 'no-subject' });
    for (const wrong of [{}, { ...payment, requestId: 'R-1' }, { kioskId: payment.kioskId }])
      expect(listNotes.request.safeParse(wrong).success).toBe(false);
    expect(writeNote.request.safeParse({ ...payment, text: '  ' }).success).toBe(false);
  });

  it('are changed and removed by no one, not by the owner of the tables either; only their text can be emptied', async () => {
    const owner = openDatabase(test.ownerUrl, () => undefined, 1);
    const refused = [
      sql`update notes set text = 'other'`,
      sql`update notes set written_by = 'ben'`,
      sql`update notes set text = '', written_by = 'ben'`,
      sql`delete from notes`,
      sql`truncate notes`,
    ];
    for (const db of [test.central.db, owner])
      for (const change of refused) await expect(change.execute(db)).rejects.toThrow();
    await owner.destroy();
    expect(await read(payment)).toHaveLength(2);
  });

  it('are erased with the personal data of what they are about, and not before', async () => {
    test.later(100 * DAY_MS);
    await write(payment, 'After a hundred days', 'carl');
    await erasePersonalData(test.central);
    expect(await read(payment)).toHaveLength(3);
    // The receipt goes after 400 days; a note goes with it when it is as old.
    test.later(310 * DAY_MS);
    await erasePersonalData(test.central);
    expect(await read(payment)).toEqual([
      ['anna', null],
      ['ben', null],
      ['carl', 'After a hundred days'],
    ]);
    expect(await read(account)).toEqual([['ben', 'Pays in cash']]);
    test.later(4 * YEAR_MS);
    await erasePersonalData(test.central);
    expect(await read(account)).toEqual([['ben', null]]);
    expect(await read(payment)).toEqual([
      ['anna', null],
      ['ben', null],
      ['carl', null],
    ]);
  });
});
