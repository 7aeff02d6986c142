import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  billIdOf,
  billLine,
  type Payment,
  payToTheEnd,
  personal,
  sealed,
  type TestCentral,
  type TestJournal,
  type TestKiosk,
  testCentral,
  testJournal,
} from '../../central/server/testing/index.ts';
import type { Answers } from '../../domain/form/index.ts';
import {
  emptyHead,
  type JournalBody,
  type JournalEntry,
  NO_PREVIOUS_HASH,
} from '../../domain/journal/index.ts';
import {
  type DeliverAnswer,
  deliverJournal,
  heartbeat,
  holdBills,
  lookUpStatus,
} from '../../domain/wire/index.ts';

type Own = { readonly kiosk: TestKiosk; readonly journal: TestJournal };

const application: Answers = { applicant: { family: 'Lee', given: 'Ann' }, area: 12 };

describe('a kiosk’s key in wrong hands', () => {
  let test: TestCentral;
  let count = 0;
  beforeAll(async () => {
    test = await testCentral();
  });
  afterAll(() => test.close());

  const newKiosk = async (at?: () => Date): Promise<Own> => {
    const kiosk = await test.kiosk(`ATT${++count}`);
    return { kiosk, journal: testJournal(kiosk.kioskId, kiosk.key, 1, at) };
  };
  const deliver = ({ kiosk, journal }: Own, from = 0): Promise<DeliverAnswer> =>
    kiosk.ask(deliverJournal, { entries: journal.entries.slice(from) });
  const newBill = async (): Promise<Payment['lines'][number]> => {
    const billNumber = `A-${++count}`;
    await test.importLines([billLine('104-2210', billNumber, '42.50')]);
    const billId = await billIdOf(test.central.db, billNumber);
    return { billId, billNumber, amountMinor: 4250 };
  };
  const heldPayment = async ({ kiosk }: Own, reference: string): Promise<Payment> => {
    const line = await newBill();
    const transactionId = randomUUID();
    const total = { amountMinor: 4250, currency: 'EUR' };
    const held = await kiosk.ask(holdBills, { transactionId, lines: [line], total });
    if (held.kind !== 'held') throw new Error(held.reason);
    return { transactionId, reference, lines: [line], holdId: held.holdId };
  };
  const apply = ({ journal }: Own, reference: string, answers = application): string => {
    const transactionId = randomUUID();
    const details = personal({ kind: 'answers', serviceId: 'permit', answers });
    journal.event(transactionId, { kind: 'started', reference, serviceId: 'permit', language: 'en' });
    journal.event(transactionId, { kind: 'details-given', details: details.reference }, [details.record]);
    for (const kind of ['found-free', 'confirmed'] as const) journal.event(transactionId, { kind });
    journal.event(transactionId, { kind: 'reserved', holdId: 'unchecked' });
    journal.event(transactionId, { kind: 'submitted' });
    return transactionId;
  };
  const rowsOf = (table: 'alarms' | 'exceptions' | 'journal_entries' | 'postings', { kiosk }: Own) =>
    test.central.db.selectFrom(table).selectAll().where('kiosk_id', '=', kiosk.kioskId).execute();
  const caseOf = (transactionId: string) =>
    test.central.db
      .selectFrom('applications')
      .select('reference')
      .where('transaction_id', '=', transactionId)
      .executeTakeFirst();

  it('that gives the next reference of another kiosk: set aside with an exception and an alarm; the other kiosk’s application is taken', async () => {
    const [attacker, victim] = [await newKiosk(), await newKiosk()];
    const next = `${victim.kiosk.prefix}-1`;
    const forged = apply(attacker, next);
    expect(await deliver(attacker)).toMatchObject({ kind: 'accepted', verdicts: [] });
    expect(await caseOf(forged)).toBeUndefined();
    expect(await rowsOf('exceptions', attacker)).toMatchObject([
      { transaction_id: forged, kind: 'dead-letter', closed_at: null },
      { transaction_id: forged, kind: 'impossible-event', closed_at: null },
    ]);
    expect((await rowsOf('alarms', attacker)).map(({ kind }) => kind)).toContain('dead-letter');

    const real = apply(victim, next);
    expect(await deliver(victim)).toMatchObject({
      verdicts: [{ kind: 'accepted', transactionId: real }],
    });
    expect(await caseOf(real)).toEqual({ reference: next });
  });

  it('that gives a reference of its own former journal, or of the next: set aside', async () => {
    const attacker = await newKiosk();
    for (const epoch of [0, 1, 2]) apply(attacker, `${attacker.kiosk.prefix}-${epoch}-1`);
    expect(await deliver(attacker)).toMatchObject({ kind: 'accepted', verdicts: [] });
  });

  it('that gives the same reference twice: the second is set aside, and no application is answered and lost', async () => {
    const own = await newKiosk();
    const [first, second] = [apply(own, `${own.kiosk.prefix}-1`), apply(own, `${own.kiosk.prefix}-1`)];
    const third = apply(own, `${own.kiosk.prefix}-2`);
    expect(await deliver(own)).toMatchObject({
      kind: 'accepted',
      verdicts: [
        { kind: 'accepted', transactionId: first },
        { kind: 'accepted', transactionId: third },
      ],
    });
    expect(await caseOf(third)).toBeDefined();
    expect(await rowsOf('exceptions', own)).toMatchObject([{ transaction_id: second, kind: 'dead-letter' }]);
  });

  it('that gives a reference that looks like an account number: it shows no one’s open sum', async () => {
    const attacker = await newKiosk();
    await newBill();
    apply(attacker, '104-2210');
    expect(await deliver(attacker)).toMatchObject({ kind: 'accepted', verdicts: [] });
    const asked = { reference: '104-2210', surname: 'Lee' };
    expect(await attacker.kiosk.ask(lookUpStatus, asked)).toEqual({ kind: 'not-found' });
  });

  it('that says that bills are paid which central never held for it: nothing is booked, and a clerk has it', async () => {
    const own = await newKiosk();
    const other = await heldPayment(await newKiosk(), 'unused');
    const forgeries: Payment[] = [
      { transactionId: randomUUID(), reference: '', lines: [await newBill()], holdId: 'made-up' },
      { transactionId: randomUUID(), reference: '', lines: other.lines, holdId: other.holdId ?? '' },
      { ...(await heldPayment(own, '')), lines: [await newBill()] },
    ];
    for (const [place, forged] of forgeries.entries()) {
      const payment = { ...forged, reference: `${own.kiosk.prefix}-${place + 1}` };
      const { transactionId } = payment;
      const from = own.journal.entries.length;
      payToTheEnd(own.journal, payment);
      expect(await deliver(own, from)).toMatchObject({
        verdicts: [{ kind: 'refused', transactionId, reason: 'not-valid' }],
      });
      const [line] = payment.lines;
      const { paid_minor } = await test.central.db
        .selectFrom('bills')
        .select('paid_minor')
        .where('bill_id', '=', line?.billId ?? '')
        .executeTakeFirstOrThrow();
      expect(paid_minor).toBe(0);
      expect(await rowsOf('exceptions', own)).toContainEqual(
        expect.objectContaining({
          transaction_id: transactionId,
          kind: 'refused-payment',
          detail: 'not-held',
        }),
      );
    }
    expect((await rowsOf('postings', own)).map(({ outcome, reason }) => [outcome, reason])).toEqual(
      forgeries.map(() => ['refused', 'not-held']),
    );
  });

  it('a payment whose hold is long over, or was restored away: booked, by the number of its hold', async () => {
    const own = await newKiosk();
    const payment = await heldPayment(own, `${own.kiosk.prefix}-1`);
    await test.central.db.deleteFrom('holds').where('kiosk_id', '=', own.kiosk.kioskId).execute();
    payToTheEnd(own.journal, payment);
    const { transactionId } = payment;
    expect(await deliver(own)).toMatchObject({ verdicts: [{ kind: 'accepted', transactionId }] });
  });

  it('that writes the year 0: that entry is set aside, and those after it are taken', async () => {
    let at = new Date('0000-01-01T00:00:00Z');
    const own = await newKiosk(() => at);
    const lost = apply(own, `${own.kiosk.prefix}-1`);
    at = new Date();
    const payment = await heldPayment(own, `${own.kiosk.prefix}-2`);
    payToTheEnd(own.journal, payment);
    expect(await deliver(own)).toMatchObject({
      kind: 'accepted',
      verdicts: [{ kind: 'accepted', transactionId: payment.transactionId }],
    });
    const exceptions = await rowsOf('exceptions', own);
    expect(exceptions).toMatchObject([
      { transaction_id: lost, kind: 'dead-letter', closed_at: null },
      { transaction_id: lost, kind: 'impossible-event', closed_at: null },
    ]);
  });

  it('that says what central cannot read, in its place in the chain: kept and set aside, and those after it are taken', async () => {
    const own = await newKiosk();
    const { kiosk } = own;
    const hashed = {
      kioskId: kiosk.kioskId,
      epoch: 1,
      seq: 1,
      prev: NO_PREVIOUS_HASH,
      at: 'yesterday',
      body: { subject: 'transaction', event: { kind: 'from-the-future', text: 'x\0' } },
    };
    const entry = sealed(hashed as unknown as JournalEntry, kiosk.key);
    const answer = await kiosk.send(deliverJournal.path, {
      entries: [{ entry, personal: [{ recordId: 7, data: 'Ann Lee' }] }],
    });
    expect(answer).toMatchObject({ status: 200 });
    expect(JSON.parse(answer.text)).toMatchObject({ kind: 'accepted', head: { seq: 1, hash: entry.hash } });
    expect(await rowsOf('alarms', own)).toMatchObject([
      { kind: 'dead-letter', epoch: 1, seq: 1, detail: 'it cannot be read' },
    ]);
    expect(await rowsOf('exceptions', own)).toMatchObject([{ transaction_id: 'entry:1:1' }]);
    // Of what cannot be read the place in the chain is still proved.
    const changed = { entry: { ...entry, body: 'something else' }, personal: [] };
    const again = await (await newKiosk()).kiosk.send(deliverJournal.path, { entries: [changed] });
    expect(JSON.parse(again.text)).toMatchObject({ kind: 'broken' });
  });

  it('a database that is away sets nothing aside: the delivery comes again', async () => {
    const own = await newKiosk();
    apply(own, `${own.kiosk.prefix}-1`);
    const { db } = test.central;
    const away = Object.assign(new Error('Connection terminated unexpectedly'), { code: '57P01' });
    const broken = {
      ...test.central,
      db: { ...db, transaction: () => ({ execute: () => Promise.reject(away) }) },
    };
    const { deliverEntries } = await import('../../central/server/delivery/index.ts');
    const caller = { kioskId: own.kiosk.kioskId, townId: 'millbrook', publicKey: own.kiosk.key.publicKey };
    await expect(
      deliverEntries(broken as unknown as typeof test.central, caller, own.journal.entries),
    ).rejects.toBe(away);
    expect(await rowsOf('alarms', own)).toEqual([]);
    expect(await deliver(own)).toMatchObject({ kind: 'accepted', verdicts: [{ kind: 'accepted' }] });
  });

  it('money that does not come for an hour: an alarm at central at the next heartbeat', async () => {
    const { kiosk, ...own } = await newKiosk();
    const beat = (ago: number) =>
      kiosk.ask(heartbeat, {
        version: '1',
        bootId: kiosk.kioskId,
        screen: 'in-order',
        devices: [],
        head: emptyHead(1),
        waiting: 3,
        moneyWaitingSince: new Date(Date.now() - ago * 60_000).toISOString(),
      });
    await beat(59);
    expect(await rowsOf('alarms', { kiosk, ...own })).toEqual([]);
    await beat(61);
    await beat(62);
    expect(await rowsOf('alarms', { kiosk, ...own })).toMatchObject([
      { kind: 'money-undelivered', times: 2 },
    ]);
  });

  const poison = fc.constantFrom('', 'NUL \0', '\u202e', '\ufffe', "'; drop table bills --", '{a,b}', '٣');
  const hostile = fc.record({
    reference: fc.constantFrom('next', 'own', 'own', 'account', 'report'),
    at: fc.constantFrom('0000-01-01T00:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', 'now', 'now'),
    what: fc.constantFrom('application', 'report', 'payment', 'unreadable', 'totals'),
    text: poison,
    amountMinor: fc.constantFrom(1, 4250, Number.MAX_SAFE_INTEGER),
    sameTransaction: fc.boolean(),
    body: fc.jsonValue({ maxDepth: 3 }),
  });

  it('whatever it sends, all other kiosks’ deliveries are taken', { timeout: 600_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 1, maxLength: 8 }), async (sent) => {
        let at = 'now';
        const attacker = await newKiosk(() => (at === 'now' ? new Date() : new Date(at)));
        const victim = await newKiosk();
        const paid = await heldPayment(victim, `${victim.kiosk.prefix}-2`);
        const theirs = randomUUID();
        for (const one of sent) {
          at = one.at;
          const reference = {
            next: `${victim.kiosk.prefix}-1`,
            own: `${attacker.kiosk.prefix}-${1 + attacker.journal.entries.length}`,
            account: '104-2210',
            report: `${victim.kiosk.prefix}-2`,
          }[one.reference];
          const transactionId = one.sameTransaction ? theirs : randomUUID();
          if (one.what === 'application')
            apply(attacker, reference, { applicant: { family: `L${one.text}`, given: one.text }, area: 1 });
          if (one.what === 'payment') {
            const line = { ...(paid.lines[0] as Payment['lines'][number]), amountMinor: one.amountMinor };
            payToTheEnd(attacker.journal, { transactionId, reference, lines: [line] });
          }
          if (one.what === 'report') give(attacker, transactionId, reference, one.text);
          if (one.what === 'totals')
            attacker.journal.add({ subject: 'kiosk', event: { kind: 'out-of-order', reason: one.text } });
          if (one.what === 'unreadable') addUnreadable(attacker, one.body);
        }
        const answer = await attacker.kiosk.send(deliverJournal.path, { entries: attacker.journal.entries });
        expect(answer.status).toBe(200);
        expect(JSON.parse(answer.text)).toMatchObject({ kind: 'accepted' });

        const given = apply(victim, `${victim.kiosk.prefix}-1`);
        payToTheEnd(victim.journal, paid);
        const taken = await deliver(victim);
        expect(taken.kind).toBe('accepted');
        expect(await caseOf(given)).toEqual({ reference: `${victim.kiosk.prefix}-1` });
        expect(await rowsOf('postings', victim)).toHaveLength(2);
        expect((await rowsOf('alarms', victim)).map(({ kind }) => kind)).not.toContain('dead-letter');
      }),
      { numRuns: 12 },
    );
  });
});

function give({ journal }: Own, transactionId: string, reference: string, text: string): void {
  const answers = { category: 'lamp', place: { words: `Square ${text}`, position: null } };
  const details = personal({ kind: 'answers', serviceId: 'report', answers });
  journal.event(transactionId, { kind: 'started', reference, serviceId: 'report', language: 'en' });
  journal.event(transactionId, { kind: 'details-given', details: details.reference }, [details.record]);
  for (const kind of ['found-free', 'confirmed'] as const) journal.event(transactionId, { kind });
  journal.event(transactionId, { kind: 'reserved', holdId: 'unchecked' });
  journal.event(transactionId, { kind: 'submitted' });
}

/** Puts an entry with any body into the chain; what is written after it follows it. */
function addUnreadable({ journal }: Own, body: unknown): void {
  const unheardOf = { subject: 'transaction', event: { kind: 'from-the-future', body } };
  journal.add(unheardOf as unknown as JournalBody);
}
