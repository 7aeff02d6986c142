import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { storeDecision } from '../../central/server/applications/index.ts';
import { verifyAudit } from '../../central/server/audit-chain/index.ts';
import { digest, verifyTogether } from '../../central/server/ledger/index.ts';
import { mailTransport, sendDueReceipts } from '../../central/server/mail/index.ts';
import { addNote } from '../../central/server/notes/index.ts';
import { createClient } from '../../central/server/open311/index.ts';
import { createUser, disableUser } from '../../central/server/people/index.ts';
import { importAppointments } from '../../central/server/queue/index.ts';
import { erasePersonalData } from '../../central/server/retention/index.ts';
import { tidy } from '../../central/server/schedule/index.ts';
import {
  approval,
  holdIdFor,
  personal,
  receipt,
  reporterAt,
  SHARED_POSTGRES,
  type TestCentral,
  type TestKiosk,
  TOWN_ID,
  testCentral,
  type testJournal,
} from '../../central/server/testing/index.ts';
import type { Answers } from '../../domain/form/index.ts';
import { emptyHead, followsHead, JournalEntry } from '../../domain/journal/index.ts';
import { addDays, dayIn } from '../../domain/time/index.ts';
import { deliverJournal, holdSlot, holdSubmission } from '../../domain/wire/index.ts';

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
const ZONE = 'Europe/Berlin';

/** A text that stands nowhere else; every kind of personal data has its own. */
const canary = (kind: string): string => `Zq${kind}canary`;
/** What belongs to a payment that a clerk still has to look at. */
const HELD = ['heldlookup', 'heldreceipt', 'heldaddress', 'heldremark'] as const;
const KINDS = [
  ...['holder', 'lookup', 'receipt', 'address', 'applicant', 'answer', 'note', 'booker'],
  ...['report', 'reporter', 'outside', 'appointment', 'clerk', 'remark', ...HELD],
] as const;

describe('somebody who looks for residents of years ago', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let server: SMTPServer;
  let mailUrl: string;
  const mails: string[] = [];

  beforeAll(async () => {
    test = await testCentral();
    // Years ago.
    test.later(-11 * YEAR_MS);
    const enrolled = await test.kiosk();
    const ask: TestKiosk['ask'] = (contract, body) =>
      enrolled.ask(contract, body, { createdMs: test.central.now().getTime() });
    kiosk = { ...enrolled, ask };
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          mails.push(Buffer.concat(chunks).toString('latin1'));
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const address = server.server.address();
    mailUrl = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });
  afterAll(async () => {
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await test.close();
  });

  const send = () =>
    sendDueReceipts(test.central, { transport: mailTransport(mailUrl), from: 'Town <town@town.example>' });

  /** Every row of every table, as text. */
  async function allRows(): Promise<string> {
    const { db } = test.central;
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE'
    `.execute(db);
    expect(rows.length).toBeGreaterThan(30);
    const texts = await Promise.all(
      rows.map(async ({ name }) => {
        const all = sql<{ text: string }>`select one::text as text from ${sql.table(name)} as one`;
        return (await all.execute(db)).rows.map(({ text }) => text).join('\n');
      }),
    );
    return texts.join('\n');
  }
  const foundIn = (text: string): readonly string[] =>
    KINDS.filter((kind) => text.toLowerCase().includes(canary(kind).toLowerCase())).sort();

  async function pay(journal: ReturnType<typeof testJournal>, billId: string, prefix: string): Promise<void> {
    const transactionId = randomUUID();
    const lines = [{ billId, billNumber: 'C-1', amountMinor: 100 }];
    const payment = { transactionId, reference: `MILL1-${journal.entries.length + 500}`, lines };
    const from = journal.entries.length;
    const add = journal.event;
    const account = personal({
      kind: 'account',
      accountNumber: '104-2210',
      holderName: canary(`${prefix}lookup`),
    });
    const { amount } = approval(payment);
    add(transactionId, {
      kind: 'started',
      reference: payment.reference,
      serviceId: 'pay-bill',
      language: 'en',
    });
    add(transactionId, { kind: 'details-given', details: account.reference }, [account.record]);
    const title = { en: 'Water bill' };
    add(transactionId, { kind: 'priced', lines: lines.map((line) => ({ ...line, title })), total: amount });
    add(transactionId, { kind: 'confirmed' });
    add(transactionId, { kind: 'reserved', holdId: holdIdFor(journal, payment) });
    const request = { saleId: 'MILL1', poiId: 'V400m-1', serviceId: 'S1' };
    add(transactionId, { kind: 'payment-requested', attempt: 1, request, amount });
    add(transactionId, { kind: 'payment-approved', attempt: 1, payment: approval(payment) });
    add(transactionId, { kind: 'delivery-queued' });
    const document = personal({
      kind: 'receipt',
      document: { ...receipt, title: canary(`${prefix}receipt`) },
    });
    add(transactionId, { kind: 'receipt-made', receipt: document.reference }, [document.record]);
    const email = personal({ kind: 'email', address: `${canary(`${prefix}address`)}@town.example` });
    add(transactionId, { kind: 'receipt-chosen', way: 'email', address: email.reference }, [email.record]);
    add(transactionId, { kind: 'resident-gone', why: 'finished' });
    add(transactionId, { kind: 'completed' });
    const entries = journal.entries.slice(from);
    expect(await kiosk.ask(deliverJournal, { entries })).toMatchObject({ kind: 'accepted' });
    const noted = { kioskId: kiosk.kioskId, transactionId, text: canary(`${prefix}remark`) };
    expect(await addNote(test.central, noted, { userName: 'ada' })).toMatchObject({ kind: 'written' });
  }

  async function submit(
    journal: ReturnType<typeof testJournal>,
    service: { readonly serviceId: string; readonly reference: string; readonly answers: Answers },
    priceMinor = 0,
  ): Promise<void> {
    const { serviceId, reference, answers } = service;
    const transactionId = randomUUID();
    const total = priceMinor > 0 ? { amountMinor: priceMinor, currency: 'EUR' } : null;
    const slot = answers.slot;
    if (typeof slot === 'object' && 'facilityId' in slot)
      expect(await kiosk.ask(holdSlot, { transactionId, slot })).toMatchObject({ kind: 'held' });
    expect(await kiosk.ask(holdSubmission, { transactionId, serviceId, answers, total })).toMatchObject({
      kind: 'held',
    });
    const from = journal.entries.length;
    const details = personal({ kind: 'answers', serviceId, answers });
    const add = journal.event;
    add(transactionId, { kind: 'started', reference, serviceId, language: 'en' });
    add(transactionId, { kind: 'details-given', details: details.reference }, [details.record]);
    if (total) {
      const lines = [{ feeId: 'booking', title: { en: 'Booking' }, amountMinor: priceMinor }];
      add(transactionId, { kind: 'priced', lines, total });
    } else add(transactionId, { kind: 'found-free' });
    add(transactionId, { kind: 'confirmed' });
    add(transactionId, { kind: 'reserved', holdId: transactionId });
    if (total) {
      const request = { saleId: 'MILL1', poiId: 'V400m-1', serviceId: 'S1' };
      add(transactionId, { kind: 'payment-requested', attempt: 1, request, amount: total });
      const payment = { ...approval({ transactionId, reference, lines: [] }), amount: total };
      add(transactionId, { kind: 'payment-approved', attempt: 1, payment });
    } else add(transactionId, { kind: 'submitted' });
    const answer = await kiosk.ask(deliverJournal, { entries: journal.entries.slice(from) });
    expect(answer).toMatchObject({ kind: 'accepted', verdicts: [{ kind: 'accepted' }] });
  }

  async function fill(): Promise<void> {
    const { central } = test;
    const { db } = central;
    await test.importLines([
      `104-2210,,${canary('holder')} Ann,${canary('holder')},C-1,water,2026-12-01,1.00,`,
    ]);
    const bill = await db.selectFrom('bills').select('bill_id').executeTakeFirstOrThrow();
    const reporter = reporterAt(kiosk, central.now);
    const { journal } = reporter;
    const place = { words: canary('report'), position: null };
    const name = { family: canary('reporter'), given: 'Ann' };
    await reporter.report({ category: 'lamp', place, words: canary('report'), name });
    await pay(journal, bill.bill_id, '');
    await pay(journal, bill.bill_id, 'held');
    // The second pays a bill that is paid: a clerk has it, and no receipt goes out.
    expect(await send()).toBe(1);
    expect(foundIn(mails.join('\n'))).toEqual(['address']);
    const applicant = { family: canary('applicant'), given: canary('answer') };
    const application = { applicant, area: 12 } as Answers;
    await submit(journal, { serviceId: 'permit', reference: 'MILL1-701', answers: application });
    const decision = {
      townId: TOWN_ID,
      reference: 'MILL1-701',
      status: 'refused',
      note: canary('note'),
    } as const;
    expect(await storeDecision(central, decision, 'ada')).toEqual({ kind: 'changed' });
    const starts = `${addDays(dayIn(ZONE, central.now()), 9)}T16:00`;
    const slot = { facilityId: 'tennis', unitId: 'court-1', starts, slots: 1 };
    const booking = { slot, name: { family: canary('booker'), given: 'Ana' } } as Answers;
    await submit(journal, { serviceId: 'book-court', reference: 'MILL1-702', answers: booking }, 800);
    await fillReports();
    const time = `${addDays(dayIn(ZONE, central.now()), 1)}T10:00`;
    const appointments = `reference,surname,time,queue\nA-1001,${canary('appointment')},${time},ids\n`;
    const imported = await importAppointments(central, TOWN_ID, Buffer.from(appointments), 'test');
    expect(imported).toMatchObject({ kind: 'imported', appointments: 1 });
    expect((await createUser(central, canary('clerk').toLowerCase(), 'clerk', 'test')).kind).toBe('created');
    await disableUser(central, canary('clerk').toLowerCase(), { userName: 'test', townId: null });
  }

  /** A report that a program sent, forwarded and closed. */
  async function fillReports(): Promise<void> {
    const { db, now } = test.central;
    const client = await createClient(test.central, { townId: TOWN_ID, name: 'App' }, 'test');
    expect(client.kind).toBe('created');
    const { client_id } = await db
      .selectFrom('open311_clients')
      .select('client_id')
      .executeTakeFirstOrThrow();
    const at = now();
    const request = { town_id: TOWN_ID, request_id: 'APP-1' };
    await db
      .insertInto('service_requests')
      .values({
        ...request,
        kiosk_id: null,
        transaction_id: null,
        client_id,
        service_id: 'report',
        service_code: 'pothole',
        service_name: '{}',
        description: canary('report'),
        address: canary('report'),
        latitude: null,
        longitude: null,
        attributes: JSON.stringify({ where: canary('report') }),
        contact: JSON.stringify({ firstName: canary('reporter') }),
        media_url: null,
        requested_at: at,
        received_at: at,
        updated_at: at,
      })
      .execute();
    await db
      .insertInto('report_forwards')
      .values({
        ...request,
        state: 'ended',
        next_try_at: at,
        give_up_at: at,
        queued_at: at,
        first_sent_at: at,
        token: null,
        outside_id: '1',
        outside_status: 'closed',
        outside_notes: canary('outside'),
        changed_at: at,
        problem: null,
      })
      .execute();
    await db.updateTable('service_requests').set({ status: 'closed' }).execute();
  }

  async function chainHolds(): Promise<boolean> {
    const rows = await test.central.db.selectFrom('journal_entries').select('entry').orderBy('seq').execute();
    let head = emptyHead(kiosk.epoch);
    const entries = rows.map((row) => JournalEntry.parse(row.entry));
    const verify = await verifyTogether(kiosk.key.publicKey, entries);
    for (const entry of entries) {
      if (followsHead(head, entry, digest, verify).kind !== 'follows') return false;
      head = { epoch: entry.epoch, seq: entry.seq, hash: entry.hash };
    }
    return rows.length > 30;
  }

  it('in every row, log and mail: finds only what an open exception holds, and nothing once that is closed', async () => {
    await fill();
    const { central } = test;
    const expected = [...KINDS].sort();
    expect(foundIn(await allRows())).toEqual(expected);
    const early = await erasePersonalData(central);
    expect(Object.values(early[0]?.erased ?? {}).every((times) => times === 0)).toBe(true);
    expect(foundIn(await allRows())).toEqual(expected);

    test.later(9 * YEAR_MS);
    const [run] = await erasePersonalData(central);
    await tidy(central);
    expect(run?.held).toMatchObject({ account: 1, receipt: 1, email: 1 });
    expect(run?.erased).toMatchObject({
      holders: 1,
      applications: 1,
      bookings: 1,
      users: 1,
      reportContacts: 1,
    });
    const left = foundIn(await allRows());
    // The audit log has a retention of its own.
    expect(left.filter((kind) => kind !== 'clerk')).toEqual([...HELD].sort());

    await central.db.updateTable('exceptions').set({ closed_at: central.now() }).execute();
    await erasePersonalData(central);
    expect(foundIn(await allRows())).toEqual(['clerk']);
    test.later(2 * YEAR_MS);
    await erasePersonalData(central);
    expect(foundIn(await allRows())).toEqual([]);
    const verified = await verifyAudit(central.db);
    expect(verified).toMatchObject({ kind: 'sound' });
    expect(verified.kind === 'sound' ? verified.erased : 0).toBeGreaterThan(5);
    expect(await chainHolds()).toBe(true);
    const sent = mails.length;
    expect(await send()).toBe(0);
    expect(mails).toHaveLength(sent);
    expect(foundIn(test.log.join('\n'))).toEqual([]);
    const log = join(process.env[SHARED_POSTGRES] ?? '', 'postgres.log');
    if (existsSync(log)) expect(foundIn(readFileSync(log, 'utf8'))).toEqual([]);
    const last = await central.db.selectFrom('retention_runs').selectAll().execute();
    expect(last).toMatchObject([{ town_id: TOWN_ID, erased: { account: 0 }, held: { account: 0 } }]);
    const audited = await central.db
      .selectFrom('audit_log')
      .selectAll()
      .where('action', '=', 'erase-personal-data')
      .execute();
    expect(audited).toHaveLength(2);
  });
});
