import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverJournal, holdBills } from '../../../domain/wire/index.ts';
import type { Role } from '../../wire/index.ts';
import { readPostedNow } from '../books/index.ts';
import { changeExceptions } from '../ledger/index.ts';
import {
  billIdOf,
  billLine,
  type Payment,
  payToTheEnd,
  readMoneyBack,
  setSecondPersonLimit,
  type TestCentral,
  type TestKiosk,
  TOWN_ID,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { askForRefund, decideAboutRefund, finishByHand, listRefundRows, readRefundsOf } from './index.ts';

const PRICE_MINOR = 1320;

describe('a payment of 13.20', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let billId = '';
  let transactionId = '';
  let count = 0;
  beforeAll(async () => {
    test = await testCentral();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    await setSecondPersonLimit(test.central.db, null);
    kiosk = await test.kiosk(`DESK${count}`);
    const billNumber = `R-${count}`;
    await test.importLines([billLine('104-2210', billNumber, '13.20')]);
    billId = await billIdOf(test.central.db, billNumber);
    transactionId = randomUUID();
    const lines = [{ billId, billNumber, amountMinor: PRICE_MINOR }];
    const payment: Payment = { transactionId, reference: `DESK${count}-1`, lines };
    const journal = testJournal(kiosk.kioskId, kiosk.key);
    payToTheEnd(journal, payment);
    await kiosk.ask(deliverJournal, { entries: journal.entries });
  });

  const person = (userName: string, role: Role = 'clerk') => ({ userName, role });
  const whose = () => ({ kioskId: kiosk.kioskId, transactionId });
  const ask = (
    amountMinor: number,
    { bill = false, by = 'anna', possibleMinor = PRICE_MINOR }: Partial<Asked> = {},
  ) =>
    askForRefund(
      test.central,
      { ...whose(), amountMinor, possibleMinor, billId: bill ? billId : null, reason: 'Paid twice' },
      person(by),
    );
  type Asked = { readonly bill: boolean; readonly by: string; readonly possibleMinor: number };
  const idOf = (asked: Awaited<ReturnType<typeof ask>>): string => {
    if (asked.kind !== 'asked') throw new Error(asked.kind);
    return asked.refundId;
  };
  const decide = (
    refundId: string,
    decision: 'approve' | 'decline',
    by = 'susan',
    role: Role = 'supervisor',
  ) =>
    decideAboutRefund(
      test.central,
      { kioskId: kiosk.kioskId, refundId, decision, note: 'Looked at it' },
      person(by, role),
    );
  const finish = (refundId: string, reference = 'ACQ-9') =>
    finishByHand(test.central, { kioskId: kiosk.kioskId, refundId, how: 'card', reference }, person('anna'));
  const paidMinor = async () => {
    const bill = await test.central.db
      .selectFrom('bills')
      .select('paid_minor')
      .where('bill_id', '=', billId)
      .executeTakeFirstOrThrow();
    return bill.paid_minor;
  };
  const postedMinor = async () => (await readPostedNow(test.central.db, whose())).total?.amountMinor;
  const wentBack = async () => {
    const period = { from: new Date(0), until: new Date(test.central.now().getTime() + 60_000) };
    const all = await readMoneyBack(test.central.db, { townId: TOWN_ID, ...period });
    return all
      .filter((one) => one.transactionId === transactionId)
      .reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  };
  const possibleMinor = async () => {
    const { possible } = await readRefundsOf(test.central.db, whose());
    return possible.kind === 'possible' ? possible.total.amountMinor : possible.why;
  };

  it('is refunded in part: the books change when it is done, and its bill stays paid', async () => {
    const refundId = idOf(await ask(500));
    expect([await postedMinor(), await wentBack(), await possibleMinor()]).toEqual([PRICE_MINOR, 0, 820]);
    expect(await finish(refundId, '')).toEqual({ kind: 'no-reference' });
    expect(await finish(refundId)).toEqual({ kind: 'done' });
    expect([await postedMinor(), await wentBack(), await paidMinor()]).toEqual([820, 500, PRICE_MINOR]);
    expect(await readRefundsOf(test.central.db, whose())).toMatchObject({
      refunds: [{ state: 'done', askedBy: 'anna', doneReference: 'ACQ-9', billNumber: null }],
      possible: { total: { amountMinor: 820 } },
    });
  });

  it('leaves its bill to be paid again where the clerk says so, by what was refunded', async () => {
    await finish(idOf(await ask(500, { bill: true })));
    expect([await postedMinor(), await wentBack(), await paidMinor()]).toEqual([820, 500, 820]);
    const lines = [{ billId, billNumber: `R-${count}`, amountMinor: 500 }];
    const total = { amountMinor: 500, currency: 'EUR' };
    expect(await kiosk.ask(holdBills, { transactionId: randomUUID(), lines, total })).toMatchObject({
      kind: 'held',
    });
    // The town's next list, in which finance has booked both, changes nothing.
    await test.importLines([billLine('104-2210', `R-${count}`, '5.00')]);
    const bill = test.central.db.selectFrom('bills').select('amount_minor').where('bill_id', '=', billId);
    expect([(await bill.executeTakeFirstOrThrow()).amount_minor, await paidMinor()]).toEqual([
      PRICE_MINOR,
      820,
    ]);
  });

  it('is never refunded beyond what was taken, in one or in parts', async () => {
    expect(await ask(1321)).toMatchObject({ kind: 'more-than-taken', most: { amountMinor: PRICE_MINOR } });
    await finish(idOf(await ask(1000, { bill: true })));
    expect(await ask(321, { possibleMinor: 320 })).toMatchObject({ kind: 'more-than-taken' });
    expect(await ask(PRICE_MINOR)).toEqual({ kind: 'meanwhile', by: 'anna' });
    await finish(idOf(await ask(320, { possibleMinor: 320 })));
    expect(await possibleMinor()).toBe('nothing-left');
    expect([await wentBack(), await postedMinor()]).toEqual([PRICE_MINOR, 0]);
  });

  it('is refunded once when two clerks ask at once, one clicks twice, or the page is stale', async () => {
    const asked = await Promise.all([ask(1000), ask(1000), ask(1000, { by: 'bert' })]);
    expect(asked.filter(({ kind }) => kind === 'asked')).toHaveLength(1);
    expect(asked.filter(({ kind }) => kind === 'meanwhile')).toHaveLength(2);
    const refundId = idOf(asked.find(({ kind }) => kind === 'asked') ?? { kind: 'meanwhile', by: null });
    const done = await Promise.all([finish(refundId), finish(refundId)]);
    expect(done.map(({ kind }) => kind).sort()).toEqual(['done', 'meanwhile']);
    expect(await wentBack()).toBe(1000);
  });

  it('waits above the limit for a second person, parts counted together; the first never approves it', async () => {
    await setSecondPersonLimit(test.central.db, 1000);
    await finish(idOf(await ask(600)));
    const asked = await ask(500, { possibleMinor: 720 });
    expect(asked).toMatchObject({ waits: true });
    const refundId = idOf(asked);
    expect(await finish(refundId)).toEqual({ kind: 'meanwhile', by: null });
    expect(await decide(refundId, 'approve', 'anna', 'supervisor')).toEqual({ kind: 'same-person' });
    expect(await decide(refundId, 'approve', 'bert', 'clerk')).toEqual({ kind: 'no-way' });
    const decided = await Promise.all([
      decide(refundId, 'approve'),
      decide(refundId, 'approve', 'tom', 'administrator'),
      decide(refundId, 'approve'),
    ]);
    expect(decided.filter(({ kind }) => kind === 'approved')).toHaveLength(1);
    expect(await finish(refundId)).toEqual({ kind: 'done' });
    expect(await wentBack()).toBe(1100);
  });

  it('is as before where a refund is declined', async () => {
    const refundId = idOf(await ask(500));
    expect(await decide(refundId, 'decline', 'bert', 'clerk')).toEqual({ kind: 'no-way' });
    expect(await decide(refundId, 'decline', 'anna', 'clerk')).toEqual({ kind: 'declined' });
    expect(await finish(refundId)).toEqual({ kind: 'meanwhile', by: 'anna' });
    expect([await possibleMinor(), await wentBack()]).toEqual([PRICE_MINOR, 0]);
    expect(await listRefundRows(test.central.db, { ended: false, limit: 50 })).toEqual([]);
  });

  it('is not refunded while a clerk has money of it; what a cancelled booking gives back counts', async () => {
    const { db, now } = test.central;
    const open = (kind: 'contradiction' | 'refund-due', amountMinor: number) => {
      const amount = { amountMinor, currency: 'EUR' };
      return changeExceptions(
        db,
        kiosk.kioskId,
        [{ transactionId, kind, change: 'open', detail: '', amount }],
        now(),
      );
    };
    const refundId = idOf(await ask(100));
    await open('refund-due', 800);
    expect(await possibleMinor()).toBe(420);
    await open('contradiction', 1320);
    expect(await possibleMinor()).toBe('exception-open');
    expect(await finish(refundId)).toEqual({ kind: 'not-possible', why: 'exception-open' });
  });

  it('that was never taken is not refunded', async () => {
    const other = { kioskId: kiosk.kioskId, transactionId: 'not-there' };
    const asked = { ...other, amountMinor: 1, possibleMinor: 1, billId: null, reason: 'Because' };
    expect(await askForRefund(test.central, asked, person('anna'))).toEqual({
      kind: 'not-possible',
      why: 'not-paid',
    });
  });
});
