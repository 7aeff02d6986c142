import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverJournal, holdBills, lookUpBills } from '../../../domain/wire/index.ts';
import { type BillWay, closeBill } from '../../wire/index.ts';
import { verifyClerkEntries } from '../audit-chain/index.ts';
import { openDatabase } from '../database/index.ts';
import { erasePersonalData } from '../retention/index.ts';
import {
  askForPayment,
  billFile,
  billIdOf,
  billLine,
  payInDoubt,
  payToTheEnd,
  type TestCentral,
  type TestJournal,
  type TestKiosk,
  TOWN_ID,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { closeBillByHand, reopenBillByHand } from './close-bill.ts';
import { importBills, previewBills } from './import-bills.ts';
import { listBillRows, readBillRow } from './list-bills.ts';
import { readBillEntries } from './one-bill.ts';

const HOUR_MS = 3_600_000;
const WITHDRAWN: BillWay = { kind: 'withdrawn' };
const AT_COUNTER: BillWay = { kind: 'paid-elsewhere', where: 'counter', reference: 'K-2026-118' };

describe('a bill that a clerk closes', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let journal: TestJournal;
  let round = 0;
  let paid = 0;
  let bill = '';
  beforeAll(async () => {
    test = await testCentral();
    kiosk = await test.kiosk();
    journal = testJournal(kiosk.kioskId, kiosk.key, 1, test.central.now);
  });
  beforeEach(async () => {
    round += 1;
    bill = `C-${round}`;
    await test.importLines([billLine('104-2210', bill, '42.50', '10.00')]);
  });
  afterAll(() => test.close());

  type Closing = Partial<Parameters<typeof closeBillByHand>[1]>;
  const close = (closing: Closing = {}, userName = 'anna') =>
    closeBillByHand(
      test.central,
      { billNumber: bill, way: AT_COUNTER, openMinor: 4250, finding: 'Paid in cash', ...closing },
      { userName },
    );
  const reopen = (entryId: number, userName = 'anna') =>
    reopenBillByHand(test.central, { billNumber: bill, entryId, finding: 'Mistaken' }, { userName });
  const closed = async (closing?: Closing): Promise<number> => {
    const answer = await close(closing);
    if (answer.kind !== 'closed') throw new Error(JSON.stringify(answer));
    return answer.entryId;
  };
  const ask: TestKiosk['ask'] = (contract, body) =>
    kiosk.ask(contract, body, { createdMs: test.central.now().getTime() });
  const isOffered = async (): Promise<boolean> => {
    const answer = await ask(lookUpBills, {
      account: { kind: 'account-number', value: '104-2210' },
      secondFact: { kind: 'surname', value: 'Lee' },
    });
    if (answer.kind !== 'found') throw new Error(answer.kind);
    return answer.bills.some(({ billNumber }) => billNumber === bill);
  };
  const payment = async (amountMinor = 4250) => ({
    transactionId: randomUUID(),
    reference: `MILL1-${++paid}`,
    lines: [{ billId: await billIdOf(test.central.db, bill), billNumber: bill, amountMinor }],
  });
  type Payment = Awaited<ReturnType<typeof payment>>;
  const hold = ({ transactionId, lines: [line] }: Payment) =>
    ask(holdBills, {
      transactionId,
      lines: line ? [line] : [],
      total: { amountMinor: line?.amountMinor ?? 0, currency: 'EUR' },
    });
  let sent = 0;
  const deliver = async () => {
    expect(await ask(deliverJournal, { entries: journal.entries.slice(sent) })).toMatchObject({
      kind: 'accepted',
    });
    sent = journal.entries.length;
  };
  const state = async () =>
    (await readBillRow(test.central.db, { townId: TOWN_ID, billNumber: bill, now: test.central.now() }))?.bill
      .state;
  const list = (...lines: string[]) => importBills(test.central, TOWN_ID, billFile(lines), 'night');
  const isSound = () => verifyClerkEntries(test.central.db);

  it('is offered at no kiosk, and is offered again when it is reopened; who, when and why stay', async () => {
    expect(await isOffered()).toBe(true);
    const entryId = await closed();
    expect(await isOffered()).toBe(false);
    expect(await hold(await payment())).toEqual({ kind: 'refused', reason: 'paid' });
    expect(await state()).toBe('paid-elsewhere');
    expect(await reopen(entryId, 'ben')).toMatchObject({ kind: 'reopened' });
    expect(await isOffered()).toBe(true);
    expect(await hold(await payment())).toMatchObject({ kind: 'held' });
    const entries = await readBillEntries(test.central.db, TOWN_ID, await billIdOf(test.central.db, bill));
    expect(entries).toMatchObject([
      { what: 'closed', way: AT_COUNTER, amountMinor: 4250, finding: 'Paid in cash', by: 'anna' },
      { what: 'reopened', way: null, finding: 'Mistaken', by: 'ben' },
    ]);
    const audited = await test.central.db
      .selectFrom('audit_log')
      .select(['actor', 'action'])
      .where('subject', '=', bill)
      .orderBy('audit_id')
      .execute();
    expect(audited).toEqual([
      { actor: 'anna', action: 'mark-bill-paid-elsewhere' },
      { actor: 'ben', action: 'reopen-bill' },
    ]);
    expect(await isSound()).toMatchObject({ kind: 'sound' });
  });

  it('is withdrawn, also after a part payment, with the rest that the clerk read', async () => {
    const part = await payment(1_000);
    payToTheEnd(journal, part);
    await deliver();
    expect(await close({ way: WITHDRAWN })).toEqual({ kind: 'meanwhile', by: null });
    await closed({ way: WITHDRAWN, openMinor: 3250 });
    expect(await state()).toBe('withdrawn');
    const found = await listBillRows(test.central.db, {
      ...{ search: bill, state: 'withdrawn', limit: 5 },
      now: test.central.now(),
    });
    expect(found.bills).toMatchObject([{ billNumber: bill, paidMinor: 1000, amountMinor: 4250 }]);
  });

  it('has one outcome when two clerks, a double click or an old page want it', async () => {
    const both = await Promise.all([close({}, 'anna'), close({ way: WITHDRAWN }, 'ben')]);
    const [first] = both.flatMap((one) => (one.kind === 'closed' ? [one.entryId] : []));
    if (first === undefined) throw new Error(JSON.stringify(both));
    const winner = both[0]?.kind === 'closed' ? 'anna' : 'ben';
    expect(both.map(({ kind }) => kind).sort()).toEqual(['closed', 'meanwhile']);
    expect(both).toContainEqual({ kind: 'meanwhile', by: winner });
    const again = await Promise.all([reopen(first, 'carl'), reopen(first, 'carl')]);
    expect(again.map(({ kind }) => kind).sort()).toEqual(['meanwhile', 'reopened']);
    expect(again).toContainEqual({ kind: 'meanwhile', by: 'carl' });
    // A page of before: nothing was written about the bill then.
    expect(await close({ lastEntryId: null })).toEqual({ kind: 'meanwhile', by: 'carl' });
    expect(await state()).toBe('open');
    const entries = await test.central.db
      .selectFrom('clerk_entries')
      .select('kind')
      .where('bill_id', '=', await billIdOf(test.central.db, bill))
      .execute();
    expect(entries).toHaveLength(2);
  });

  it('is not closed while a kiosk holds it, is paid for it, or a clerk has its money; nor when nothing is open', async () => {
    const paying = await payment();
    await hold(paying);
    expect(await close()).toEqual({ kind: 'cannot', why: 'being-paid' });
    askForPayment(journal, paying);
    await deliver();
    expect(await close()).toEqual({ kind: 'cannot', why: 'being-paid' });
    const doubt = { ...paying, transactionId: randomUUID(), reference: `MILL1-${++paid}` };
    payInDoubt(journal, doubt);
    await deliver();
    expect(await close()).toEqual({ kind: 'cannot', why: 'in-doubt' });
    await test.importLines([billLine('104-2210', `${bill}-P`, '1.00')]);
    bill = `${bill}-P`;
    payToTheEnd(journal, await payment(100));
    await deliver();
    expect(await close({ openMinor: 0 })).toEqual({ kind: 'cannot', why: 'paid' });
    expect(await close({ billNumber: 'none' })).toEqual({ kind: 'no-bill' });
    expect(await state()).toBe('paid');
  });

  it('refuses a payment that was under way without central, and a clerk has its money: the books are right', async () => {
    const late = await payment();
    await hold(late);
    test.later(HOUR_MS);
    await closed();
    payToTheEnd(journal, late);
    await deliver();
    const { rows } = await sql<{ kind: string; detail: string; amount_minor: number }>`
      select kind, detail, amount_minor from exceptions where transaction_id = ${late.transactionId}`.execute(
      test.central.db,
    );
    expect(rows).toEqual([{ kind: 'refused-payment', detail: 'already-paid', amount_minor: 4250 }]);
    const booked = test.central.db.selectFrom('bills').select('paid_minor').where('bill_number', '=', bill);
    expect(await booked.executeTakeFirst()).toEqual({ paid_minor: 0 });
  });

  it('stays closed whatever lists say, which name it; a reopened one is as the newest list has it', async () => {
    const entryId = await closed();
    const same = billLine('104-2210', bill, '42.50', '10.00');
    expect(await previewBills(test.central, TOWN_ID, billFile([same]))).toMatchObject({
      closed: { count: 1, first: [bill] },
    });
    expect(await list(same)).toMatchObject({ unchanged: 1, closed: { count: 1, first: [bill] } });
    expect(await list(billLine('104-2210', bill, '60.00', '10.00'))).toMatchObject({
      ...{ kind: 'imported', changed: 1 },
      closed: { count: 1, first: [bill] },
    });
    expect(await isOffered()).toBe(false);
    expect(await isSound()).toMatchObject({ kind: 'sound' });
    // It is in the list no more: there is nothing left to withdraw.
    const other = billLine('104-2210', `${bill}-O`, '1.00');
    const without = billFile([other], ['#gone,withdraw']);
    expect(await importBills(test.central, TOWN_ID, without, 'night')).toMatchObject({ kind: 'imported' });
    expect(await state()).toBe('paid-elsewhere');
    await reopen(entryId);
    expect(await state()).toBe('open');
    const { bills } = await listBillRows(test.central.db, {
      search: bill,
      limit: 1,
      now: test.central.now(),
    });
    expect(bills).toMatchObject([{ amountMinor: 6000 }]);
    const next = billFile([billLine('104-2210', `${bill}-O`, '2.00')], ['#gone,withdraw']);
    await importBills(test.central, TOWN_ID, next, 'night');
    expect(await state()).toBe('withdrawn');
    expect(await close({ openMinor: 6000 })).toEqual({ kind: 'cannot', why: 'not-listed' });
  });

  it('is not closed by one person above what one person may change of what is owed', async () => {
    const set = (limit: number | null) =>
      sql`update towns set definition = jsonb_set(definition::jsonb, '{payments}', ${JSON.stringify(
        limit === null ? {} : { billList: { secondPersonAboveMinor: limit } },
      )}::jsonb)`.execute(test.central.db);
    await set(4_249);
    expect(await close()).toEqual({ kind: 'over-limit', limit: { amountMinor: 4_249, currency: 'EUR' } });
    await set(4_250);
    expect(await close()).toMatchObject({ kind: 'closed' });
    await set(null);
  });

  it('is found by the verification when it was closed or reopened past the chain', async () => {
    await closed();
    const owner = openDatabase(test.ownerUrl, () => undefined, 1);
    const tamper = (change: string) =>
      sql.raw(`update bills set ${change} where bill_number = '${bill}'`).execute(owner);
    const broken = { kind: 'bills-broken', townId: TOWN_ID, billNumber: bill };
    await tamper(`closed_how = 'withdrawn'`);
    expect(await isSound()).toMatchObject({ ...broken, why: expect.stringContaining('otherwise') });
    await tamper('closed_how = null, closed_entry_id = null, withdrawn_at = null');
    expect(await isSound()).toMatchObject({ ...broken, why: expect.stringContaining('it is open') });
    await owner.destroy();
    const text = sql`update clerk_entries set bill_id = 'other' where bill_id is not null`;
    await expect(text.execute(test.central.db)).rejects.toThrow();
  });

  it('leaves no name with the town for good: it goes after the time of holders, as with a paid one', async () => {
    await test.importLines([billLine('900-1', `${bill}-E`, '42.50')]);
    bill = `${bill}-E`;
    const entryId = await closed({ way: WITHDRAWN });
    const name = async () => {
      test.later(1_100 * 24 * HOUR_MS);
      await erasePersonalData(test.central);
      const accounts = test.central.db.selectFrom('accounts').select('holder_name');
      return (await accounts.where('account_number', '=', '900-1').executeTakeFirst())?.holder_name;
    };
    await reopen(entryId);
    expect(await name()).toBe('Ann Lee');
    await closed({ way: WITHDRAWN });
    expect(await name()).toBe('');
  });

  it('needs a reference where it was paid, and a reason', () => {
    const asked = { billNumber: 'C-1', way: AT_COUNTER, openMinor: 1, finding: 'Paid in cash' };
    expect(closeBill.request.safeParse(asked).success).toBe(true);
    for (const wrong of [
      { ...asked, way: { ...AT_COUNTER, reference: ' ' } },
      { ...asked, way: { kind: 'paid-elsewhere', reference: 'K' } },
      { ...asked, way: { kind: 'withdrawn', reference: 'K' } },
      { ...asked, finding: ' ' },
      { ...asked, billNumber: '' },
    ])
      expect(closeBill.request.safeParse(wrong).success).toBe(false);
  });
});
