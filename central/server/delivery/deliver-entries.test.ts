import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DeliveredEntry, hashedPartOfEntry, JournalEntry } from '../../../domain/journal/index.ts';
import { type DeliverAnswer, deliverJournal, heartbeat } from '../../../domain/wire/index.ts';
import { openDatabase } from '../database/index.ts';
import { digest } from '../ledger/index.ts';
import {
  approval,
  askForPayment,
  billIdOf,
  billLine,
  newKey,
  type Payment,
  payToTheEnd,
  request,
  sealed,
  type TestCentral,
  type TestJournal,
  type TestKiosk,
  testCentral,
  testJournal,
} from '../testing/index.ts';

describe('delivering the journal', () => {
  let test: TestCentral;
  let count = 0;
  beforeAll(async () => {
    test = await testCentral();
  });
  afterAll(() => test.close());

  type Fresh = { kiosk: TestKiosk; journal: TestJournal };
  const fresh = async (): Promise<Fresh> => {
    const kiosk = await test.kiosk(`KIOSK${++count}`);
    return { kiosk, journal: testJournal(kiosk.kioskId, kiosk.key) };
  };
  const deliver = (kiosk: TestKiosk, entries: readonly DeliveredEntry[]): Promise<DeliverAnswer> =>
    kiosk.ask(deliverJournal, { entries: [...entries] });
  const bill = async (amount: string): Promise<string> => {
    const number = `N-${++count}`;
    await test.importLines([billLine('104-2210', number, amount)]);
    return billIdOf(test.central.db, number);
  };
  const payment = (kiosk: TestKiosk, billId: string, amountMinor: number): Payment => ({
    transactionId: randomUUID(),
    reference: `${kiosk.prefix}-${++count}`,
    lines: [{ billId, billNumber: 'N-1', amountMinor }],
  });
  const paid = async (billId: string): Promise<number> =>
    (
      await test.central.db
        .selectFrom('bills')
        .select('paid_minor')
        .where('bill_id', '=', billId)
        .executeTakeFirstOrThrow()
    ).paid_minor;
  const of = (table: 'alarms' | 'exceptions' | 'journal_entries' | 'postings', kiosk: TestKiosk) =>
    test.central.db.selectFrom(table).selectAll().where('kiosk_id', '=', kiosk.kioskId).execute();
  const row = (id: string) =>
    test.central.db
      .selectFrom('transactions')
      .selectAll()
      .where('transaction_id', '=', id)
      .executeTakeFirstOrThrow();

  it('keeps an entry with the reference of a nexo request as it was signed, through delivery and PostgreSQL', async () => {
    // As kiosks have written it from the first day on: it names no protocol.
    const reference = { saleId: 'MILL1', poiId: 'V400m-324688179', serviceId: '34K9NG8NW4' };
    const { kiosk, journal } = await fresh();
    const one = payment(kiosk, await bill('42.50'), 4250);
    askForPayment(journal, one, reference);
    journal.event(one.transactionId, { kind: 'payment-approved', attempt: 1, payment: approval(one) });
    expect(await deliver(kiosk, journal.entries)).toMatchObject({ kind: 'accepted' });

    const stored = await of('journal_entries', kiosk);
    const texts = stored.map(({ entry }) => JSON.stringify(entry));
    expect(texts).toEqual(journal.entries.map(({ entry }) => JSON.stringify(entry)));
    expect(texts.find((text) => text.includes('payment-requested'))).toContain(
      `"request":${JSON.stringify(reference)}`,
    );
    for (const text of texts) {
      const read = JournalEntry.parse(JSON.parse(text));
      expect(digest(hashedPartOfEntry(read))).toBe(read.hash);
    }
  });

  it('posts an approved payment to its bill once, however often it is delivered', async () => {
    const { kiosk, journal } = await fresh();
    const billId = await bill('42.50');
    const one = payment(kiosk, billId, 4250);
    payToTheEnd(journal, one);
    const verdicts = [{ kind: 'accepted', transactionId: one.transactionId }];
    const first = await deliver(kiosk, journal.entries);
    expect(first).toMatchObject({ kind: 'accepted', head: { seq: journal.entries.length }, verdicts });
    expect(await deliver(kiosk, journal.entries)).toEqual(first);
    expect(await deliver(kiosk, journal.entries.slice(3, 8))).toMatchObject({ kind: 'accepted', verdicts });
    expect(await paid(billId)).toBe(4250);
    expect(await row(one.transactionId)).toMatchObject({
      status: 'completed',
      standing: 'delivering',
      amount_minor: 4250,
      masked_card: '•••• 1234',
      reference: one.reference,
    });
  });

  it('posts once when the same delivery arrives ten times at the same moment', async () => {
    const { kiosk, journal } = await fresh();
    const billId = await bill('42.50');
    payToTheEnd(journal, payment(kiosk, billId, 4250));
    const answers = await Promise.all(Array.from({ length: 10 }, () => deliver(kiosk, journal.entries)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await paid(billId)).toBe(4250);
  });

  it('of two kiosks that paid the same bill accepts one and refuses the other, and says so again', async () => {
    const one = await fresh();
    const two = await fresh();
    const billId = await bill('42.50');
    const payments = [payment(one.kiosk, billId, 4250), payment(two.kiosk, billId, 4250)] as const;
    payToTheEnd(one.journal, payments[0]);
    payToTheEnd(two.journal, payments[1]);
    const answers = await Promise.all([
      deliver(one.kiosk, one.journal.entries),
      deliver(two.kiosk, two.journal.entries),
    ]);
    const verdicts = answers.flatMap((answer) => (answer.kind === 'accepted' ? answer.verdicts : []));
    expect(verdicts.map((verdict) => verdict.kind).sort()).toEqual(['accepted', 'refused']);
    expect(verdicts.find((verdict) => verdict.kind === 'refused')).toMatchObject({ reason: 'already-paid' });
    expect(await paid(billId)).toBe(4250);
    expect(await deliver(one.kiosk, one.journal.entries)).toEqual(answers[0]);
    expect(await deliver(two.kiosk, two.journal.entries)).toEqual(answers[1]);
    expect([...(await of('exceptions', one.kiosk)), ...(await of('exceptions', two.kiosk))]).toMatchObject([
      { kind: 'refused-payment', detail: 'already-paid', closed_at: null },
    ]);
  });

  it('refuses a whole payment when one of its bills is unknown or has less open', async () => {
    const { kiosk, journal } = await fresh();
    const [a, b] = [await bill('10.00'), await bill('5.00')];
    const unknown: Payment = {
      ...payment(kiosk, a, 1000),
      lines: [payment(kiosk, a, 1000).lines[0]!, payment(kiosk, 'no-such', 1).lines[0]!],
    };
    const over: Payment = {
      ...payment(kiosk, a, 1000),
      lines: [payment(kiosk, a, 1000).lines[0]!, payment(kiosk, b, 501).lines[0]!],
    };
    const foreign: Payment = { ...payment(kiosk, a, 1000), currency: 'USD' };
    for (const one of [unknown, over, foreign]) payToTheEnd(journal, one);
    expect(await deliver(kiosk, journal.entries)).toMatchObject({
      verdicts: [
        { kind: 'refused', reason: 'unknown-bill' },
        { kind: 'refused', reason: 'overpaid' },
        { kind: 'refused', reason: 'unknown-bill' },
      ],
    });
    expect([await paid(a), await paid(b)]).toEqual([0, 0]);
  });

  it('closes the exception of a refused payment when the money is back', async () => {
    const { kiosk, journal } = await fresh();
    const one = payment(kiosk, 'no-such', 100);
    askForPayment(journal, one);
    journal.event(one.transactionId, { kind: 'payment-approved', attempt: 1, payment: approval(one) });
    await deliver(kiosk, journal.entries);
    expect(await of('exceptions', kiosk)).toMatchObject([{ kind: 'refused-payment', closed_at: null }]);
    journal.event(one.transactionId, { kind: 'delivery-refused', reason: 'unknown-bill' });
    journal.event(one.transactionId, {
      kind: 'reversal-requested',
      attempt: 1,
      request,
      payment: approval(one),
    });
    journal.event(one.transactionId, { kind: 'reversed', attempt: 1 });
    await deliver(kiosk, journal.entries.slice(-3));
    expect(
      (await of('exceptions', kiosk)).map((each) => 'closed_at' in each && each.closed_at !== null),
    ).toEqual([true]);
    expect(await row(one.transactionId)).toMatchObject({ standing: 'reversed' });
  });

  it('never posts a late approval, and raises an alarm', async () => {
    const { kiosk, journal } = await fresh();
    const billId = await bill('42.50');
    const one = payment(kiosk, billId, 4250);
    askForPayment(journal, one);
    journal.event(one.transactionId, { kind: 'payment-not-made', attempt: 1 });
    journal.event(one.transactionId, { kind: 'late-approval', attempt: 1, payment: approval(one) });
    expect(await deliver(kiosk, journal.entries)).toMatchObject({ kind: 'accepted', verdicts: [] });
    expect(await paid(billId)).toBe(0);
    expect(await of('alarms', kiosk)).toMatchObject([{ kind: 'late-approval' }]);
    expect(await of('exceptions', kiosk)).toMatchObject([{ kind: 'late-approval', closed_at: null }]);
  });

  it('calls a clerk when the kiosk does', async () => {
    const { kiosk, journal } = await fresh();
    const one = payment(kiosk, 'x', 4250);
    askForPayment(journal, one);
    journal.event(one.transactionId, { kind: 'payment-unknown', attempt: 1, reason: 'no-answer' });
    journal.event(one.transactionId, { kind: 'clerk-needed', reason: 'payment-unknown' });
    await deliver(kiosk, journal.entries);
    expect(await of('exceptions', kiosk)).toMatchObject([{ kind: 'payment-unknown', closed_at: null }]);
  });

  it('shows a clerk where the kiosk and central tell different stories', async () => {
    const { kiosk, journal } = await fresh();
    const one = payment(kiosk, 'no-such', 100);
    askForPayment(journal, one);
    journal.event(one.transactionId, { kind: 'payment-approved', attempt: 1, payment: approval(one) });
    journal.event(one.transactionId, { kind: 'delivered' });
    await deliver(kiosk, journal.entries);
    expect((await of('exceptions', kiosk)).map((each) => 'kind' in each && each.kind).sort()).toEqual([
      'contradiction',
      'refused-payment',
    ]);
  });

  it('keeps an event that cannot be, changes nothing by it, and calls a clerk', async () => {
    const { kiosk, journal } = await fresh();
    const billId = await bill('42.50');
    const one = payment(kiosk, billId, 4250);
    journal.event(one.transactionId, { kind: 'payment-approved', attempt: 1, payment: approval(one) });
    expect(await deliver(kiosk, journal.entries)).toMatchObject({ kind: 'accepted', verdicts: [] });
    expect(await paid(billId)).toBe(0);
    expect(await of('journal_entries', kiosk)).toHaveLength(1);
    expect(await of('alarms', kiosk)).toMatchObject([{ kind: 'impossible-event', seq: 1 }]);
    expect(await of('exceptions', kiosk)).toMatchObject([{ kind: 'impossible-event' }]);
  });

  it('answers a gap with its head, and keeps nothing of the delivery', async () => {
    const { kiosk, journal } = await fresh();
    payToTheEnd(journal, payment(kiosk, 'x', 100));
    const entries = journal.entries;
    expect(await deliver(kiosk, entries.slice(2))).toMatchObject({ kind: 'gap', head: { seq: 0 } });
    expect(await deliver(kiosk, [...entries.slice(0, 2), ...entries.slice(3)])).toMatchObject({
      kind: 'gap',
    });
    expect(await of('journal_entries', kiosk)).toHaveLength(0);
    await deliver(kiosk, entries.slice(0, 4));
    expect(await deliver(kiosk, entries.slice(6))).toMatchObject({ kind: 'gap', head: { seq: 4 } });
    expect(await of('alarms', kiosk)).toEqual([]);
  });

  it('raises an alarm on a fork and overwrites nothing', async () => {
    const { kiosk, journal } = await fresh();
    journal.add({ subject: 'kiosk', event: { kind: 'journal-opened', version: '1' } });
    journal.add({ subject: 'kiosk', event: { kind: 'back-in-order' } });
    await deliver(kiosk, journal.entries);
    const before = await of('journal_entries', kiosk);
    const other = testJournal(kiosk.kioskId, kiosk.key);
    other.add({ subject: 'kiosk', event: { kind: 'journal-opened', version: '2' } });
    other.add({ subject: 'kiosk', event: { kind: 'back-in-order' } });
    other.add({ subject: 'kiosk', event: { kind: 'staff-left-kiosk' } });
    expect(await deliver(kiosk, other.entries)).toMatchObject({ kind: 'fork', seq: 1, head: { seq: 2 } });
    expect(await deliver(kiosk, other.entries.slice(2))).toMatchObject({ kind: 'fork', seq: 3 });
    expect(await deliver(kiosk, other.entries)).toMatchObject({ kind: 'fork', seq: 1 });
    expect(await of('journal_entries', kiosk)).toEqual(before);
    expect(
      (await of('alarms', kiosk)).map((each) => 'times' in each && [each.kind, each.seq, each.times]),
    ).toEqual([
      ['fork', 1, 2],
      ['fork', 3, 1],
    ]);
  });

  it('sees a fork in a heartbeat too', async () => {
    const { kiosk, journal } = await fresh();
    journal.add({ subject: 'kiosk', event: { kind: 'back-in-order' } });
    await deliver(kiosk, journal.entries);
    const head = { epoch: 1, seq: 1, hash: 'f'.repeat(64) };
    const bootId = randomUUID();
    const answer = await kiosk.ask(heartbeat, {
      version: '1',
      bootId,
      screen: 'in-order',
      devices: [],
      head,
      waiting: 0,
    });
    expect(answer.head.hash).toBe(journal.entries[0]?.entry.hash);
    expect(await of('alarms', kiosk)).toMatchObject([{ kind: 'fork', seq: 1 }]);
  });

  it.each<[string, (entries: DeliveredEntry[], kiosk: TestKiosk) => DeliveredEntry[]]>([
    [
      'a changed amount',
      (entries) =>
        entries.map((one) =>
          JSON.parse(JSON.stringify(one).replaceAll('"amountMinor":100', '"amountMinor":1')),
        ),
    ],
    [
      'a changed time',
      (entries) =>
        entries.map((one, at) =>
          at === 3 ? { ...one, entry: { ...one.entry, at: '2020-01-01T00:00:00Z' } } : one,
        ),
    ],
    [
      'the signature of another key',
      (entries) => {
        const last = entries.at(-1)!;
        const { hash: _hash, signature: _signature, ...hashed } = last.entry;
        return [...entries.slice(0, -1), { ...last, entry: sealed(hashed, newKey()) }];
      },
    ],
    [
      'a missing signature',
      (entries) => entries.map((one) => ({ ...one, entry: { ...one.entry, signature: null } })),
    ],
    [
      'the entries of another kiosk',
      (entries) => entries.map((one) => ({ ...one, entry: { ...one.entry, kioskId: randomUUID() } })),
    ],
    [
      'another receipt',
      (entries) => entries.map((one) => JSON.parse(JSON.stringify(one).replace('42.50 EUR', '1.00 EUR'))),
    ],
    [
      'a record that no entry speaks of',
      (entries) => entries.map((one, at) => (at === 3 ? { ...one, personal: entries[1]!.personal } : one)),
    ],
    [
      'one record twice',
      (entries) =>
        entries.map((one, at) => (at === 1 ? { ...one, personal: [...one.personal, ...one.personal] } : one)),
    ],
  ])('keeps nothing of a delivery with %s, and raises an alarm', async (_what, tamper) => {
    const { kiosk, journal } = await fresh();
    payToTheEnd(journal, payment(kiosk, 'x', 100));
    expect(await deliver(kiosk, tamper(journal.entries, kiosk))).toMatchObject({
      kind: 'broken',
      head: { seq: 0 },
    });
    expect(await of('journal_entries', kiosk)).toHaveLength(0);
    expect(await of('alarms', kiosk)).toMatchObject([{ kind: 'broken' }]);
    expect(await deliver(kiosk, journal.entries)).toMatchObject({ kind: 'accepted' });
  });

  it('takes entries whose personal records are erased, and text of any kind', async () => {
    const { kiosk, journal } = await fresh();
    payToTheEnd(journal, payment(kiosk, 'x', 100));
    journal.add({
      subject: 'kiosk',
      event: { kind: 'out-of-order', reason: 'NUL \u0000, quote \' " \\, 🙂, {a,b}' },
    });
    const entries = journal.entries.map((one) => ({ ...one, personal: [] }));
    expect(await deliver(kiosk, entries)).toMatchObject({ kind: 'accepted' });
  });

  it('raises an alarm when it cannot read a delivery at all', async () => {
    const { kiosk } = await fresh();
    expect(await kiosk.send(deliverJournal.path, { entries: [{ nonsense: true }] })).toMatchObject({
      status: 400,
    });
    expect(await of('alarms', kiosk)).toMatchObject([{ kind: 'unreadable' }]);
  });

  it('gets everything back from the kiosk after an older backup was restored, and pays nothing twice', async () => {
    const { kiosk, journal } = await fresh();
    const [a, b] = [await bill('10.00'), await bill('20.00')];
    payToTheEnd(journal, payment(kiosk, a, 1000));
    await deliver(kiosk, journal.entries);
    const backedUp = journal.entries.length;
    payToTheEnd(journal, payment(kiosk, b, 2000));
    const rest = journal.entries.slice(backedUp);
    const before = await deliver(kiosk, rest);
    // The backup is older than the second payment: what came after it is gone, in every table.
    const admin = openDatabase(test.adminUrl, () => undefined, 1);
    await sql`set session_replication_role = replica; delete from posting_lines where bill_id = ${sql.lit(b)};
      delete from postings where transaction_id = ${sql.lit(rest[0]!.entry.body.subject === 'transaction' ? rest[0]!.entry.body.transactionId : '')};
      delete from journal_entries where kiosk_id = ${sql.lit(kiosk.kioskId)} and seq > ${sql.lit(backedUp)};
      delete from transactions where transaction_id = ${sql.lit(rest[0]!.entry.body.subject === 'transaction' ? rest[0]!.entry.body.transactionId : '')};
      update bills set paid_minor = 0 where bill_id = ${sql.lit(b)};
      update kiosks set head_seq = ${sql.lit(backedUp)}, head_hash = ${sql.lit(journal.entries[backedUp - 1]!.entry.hash)}
        where kiosk_id = ${sql.lit(kiosk.kioskId)}; set session_replication_role = origin`.execute(admin);
    await admin.destroy();
    const last = journal.entries.at(-1)!.entry;
    const beat = await kiosk.ask(heartbeat, {
      version: '1',
      bootId: randomUUID(),
      screen: 'in-order',
      devices: [],
      head: { epoch: 1, seq: last.seq, hash: last.hash },
      waiting: 0,
    });
    expect(beat.head.seq).toBe(backedUp);
    journal.add({ subject: 'kiosk', event: { kind: 'back-in-order' } });
    expect(await deliver(kiosk, journal.entries.slice(-1))).toMatchObject({
      kind: 'gap',
      head: { seq: backedUp },
    });
    const again = await deliver(kiosk, journal.entries.slice(backedUp));
    expect(again).toMatchObject({
      kind: 'accepted',
      verdicts: before.kind === 'accepted' ? before.verdicts : [],
    });
    expect([await paid(a), await paid(b)]).toEqual([1000, 2000]);
  });

  it('refuses, in the database itself, to change or delete what is in the ledger', async () => {
    const { db } = test.central;
    const owner = openDatabase(test.ownerUrl, () => undefined, 1);
    for (const [as, why] of [
      [db, 'permission denied'],
      [owner, 'only grows'],
    ] as const) {
      for (const table of ['journal_entries', 'postings', 'posting_lines', 'audit_log']) {
        await expect(sql`delete from ${sql.table(table)}`.execute(as)).rejects.toThrow(why);
        await expect(sql`truncate ${sql.table(table)} cascade`.execute(as)).rejects.toThrow(why);
      }
      await expect(sql`update journal_entries set hash = ''`.execute(as)).rejects.toThrow(why);
      await expect(sql`update postings set outcome = 'accepted'`.execute(as)).rejects.toThrow(why);
    }
    await owner.destroy();
    await sql`delete from personal_records where record_id = 'none'`.execute(db);
  });
});
