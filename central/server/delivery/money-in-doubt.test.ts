import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { SeenPayment, TransactionEvent } from '../../../domain/transaction/index.ts';
import { deliverJournal, holdBills, lookUpBills } from '../../../domain/wire/index.ts';
import { callClerkForSilence } from '../ledger/index.ts';
import {
  approval,
  askForPayment,
  billIdOf,
  billLine,
  type Payment,
  request,
  type TestCentral,
  type TestJournal,
  type TestKiosk,
  testCentral,
  testJournal,
} from '../testing/index.ts';

const HOUR_MS = 60 * 60_000;
const PRICE_MINOR = 1320;

describe('a bill whose payment is in doubt', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let other: TestKiosk;
  let journal: TestJournal;
  let payment: Payment;
  let billNumber: string;
  let count = 0;

  beforeAll(async () => {
    test = await testCentral();
    other = await test.kiosk('POOL1');
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    kiosk = await test.kiosk(`DOUBT${count}`);
    journal = testJournal(kiosk.kioskId, kiosk.key);
    billNumber = `D-${count}`;
    await test.importLines([billLine('104-2210', billNumber, '13.20')]);
    const billId = await billIdOf(test.central.db, billNumber);
    payment = {
      transactionId: randomUUID(),
      reference: `DOUBT${count}-1`,
      lines: [{ billId, billNumber, amountMinor: PRICE_MINOR }],
    };
  });

  const asked = () => ({
    lines: [...payment.lines],
    total: { amountMinor: PRICE_MINOR, currency: 'EUR' },
  });
  const now = () => test.central.now().getTime();
  const hold = (at: TestKiosk, transactionId: string = randomUUID()) =>
    at.ask(holdBills, { transactionId, ...asked() }, { createdMs: now() });
  const tell = (...events: TransactionEvent[]): void => {
    for (const event of events) journal.event(payment.transactionId, event);
  };
  const deliver = async (at: TestKiosk = kiosk): Promise<void> => {
    await at.ask(deliverJournal, { entries: [...journal.entries] }, { createdMs: now() });
  };
  const exceptions = async () => {
    const rows = await test.central.db
      .selectFrom('exceptions')
      .selectAll()
      .where('transaction_id', '=', payment.transactionId)
      .orderBy('kind')
      .execute();
    return rows.map((row) => ({
      kind: row.kind,
      open: row.closed_at === null,
      amountMinor: row.amount_minor,
      detail: row.detail,
    }));
  };
  /** What others hear: somebody else at another kiosk, and the next person at the same one. */
  const others = async () =>
    [await hold(other), await hold(kiosk)].map((answer) => (answer.kind === 'held' ? 'held' : answer.reason));
  const setUpAnew = () => test.kiosk(`DOUBT${count}`);
  const later = async (hours: number): Promise<void> => test.later(hours * HOUR_MS);

  const { kind: _kind, ...approved } = approval({ transactionId: '', reference: 'X', lines: [] });
  const seen = (amountMinor: number): SeenPayment => ({
    ...approved,
    amount: { amountMinor, currency: 'EUR' },
  });
  const gone: TransactionEvent[] = [{ kind: 'resident-gone', why: 'left' }, { kind: 'completed' }];
  const unknownToClerk: TransactionEvent[] = [
    { kind: 'payment-unknown', attempt: 1, reason: 'no-answer' },
    { kind: 'clerk-needed', reason: 'payment-unknown' },
    ...gone,
  ];

  it('cannot be paid again at any kiosk while a clerk has it, however long that takes', async () => {
    await hold(kiosk, payment.transactionId);
    askForPayment(journal, payment);
    tell(...unknownToClerk);
    await deliver();
    expect(await others()).toEqual(['in-doubt', 'in-doubt']);
    await later(24 * 30);
    expect(await others()).toEqual(['in-doubt', 'in-doubt']);
    expect(await exceptions()).toEqual([
      { kind: 'payment-unknown', open: true, amountMinor: PRICE_MINOR, detail: 'no-answer' },
    ]);
  });

  it('says so where the account is looked up', async () => {
    askForPayment(journal, payment);
    tell(...unknownToClerk);
    await deliver();
    const answer = await other.ask(
      lookUpBills,
      {
        account: { kind: 'account-number', value: '104-2210' },
        secondFact: { kind: 'bill-number', value: billNumber },
      },
      { createdMs: now() },
    );
    if (answer.kind !== 'found') throw new Error(answer.kind);
    expect(answer.bills.find((bill) => bill.billNumber === billNumber)).toMatchObject({ inDoubt: true });
    expect(answer.bills.filter((bill) => bill.inDoubt && bill.billNumber !== billNumber)).toHaveLength(
      count - 1,
    );
  });

  it('is held while the terminal is asked, longer than any hold lasts', async () => {
    await hold(kiosk, payment.transactionId);
    askForPayment(journal, payment);
    await deliver();
    await later(2);
    expect(await others()).toEqual(['held', 'held']);
  });

  it('is posted, and free of doubt, when the terminal says hours later that it was paid', async () => {
    askForPayment(journal, payment);
    tell(...unknownToClerk);
    await deliver();
    tell({ kind: 'payment-approved', attempt: 1, payment: approval(payment) });
    await deliver();
    expect(await others()).toEqual(['paid', 'paid']);
    expect(await exceptions()).toMatchObject([{ kind: 'payment-unknown', open: false }]);
  });

  it('can be paid when the terminal says hours later that nothing was charged', async () => {
    askForPayment(journal, payment);
    tell(...unknownToClerk);
    await deliver();
    tell({ kind: 'payment-declined', attempt: 1, reason: 'refused' });
    await deliver();
    expect(await hold(other)).toMatchObject({ kind: 'held' });
    expect(await exceptions()).toMatchObject([{ kind: 'payment-unknown', open: false }]);
  });

  it('stays with the clerk when the terminal names another sum, and says how much', async () => {
    askForPayment(journal, payment);
    tell(
      { kind: 'payment-not-made', attempt: 1 },
      { kind: 'resident-gone', why: 'left' },
      { kind: 'abandoned' },
    );
    await deliver();
    expect(await hold(other)).toMatchObject({ kind: 'held' });
    tell({ kind: 'late-doubt', attempt: 1, reason: 'partial-approval', seen: seen(660) });
    await deliver();
    expect(await exceptions()).toEqual([
      { kind: 'late-doubt', open: true, amountMinor: 660, detail: 'partial-approval' },
    ]);
    expect(await hold(kiosk)).toEqual({ kind: 'refused', reason: 'in-doubt' });
    // A terminal that contradicts itself: a clerk sees every amount.
    tell({ kind: 'late-doubt', attempt: 1, reason: 'wrong-amount', seen: seen(350) });
    await deliver();
    expect(await exceptions()).toEqual([
      { kind: 'late-doubt', open: true, amountMinor: 350, detail: 'wrong-amount; also named 660 EUR' },
    ]);
    // An answer without an amount takes back neither of them.
    tell({ kind: 'late-doubt', attempt: 1, reason: 'wrong-amount', seen: { ...seen(1), amount: null } });
    await deliver();
    expect(await exceptions()).toEqual([
      { kind: 'late-doubt', open: true, amountMinor: 350, detail: 'wrong-amount; also named 660 EUR' },
    ]);
  });

  it('has one sum when the terminal names the same payment for two attempts', async () => {
    askForPayment(journal, payment);
    tell(
      { kind: 'payment-not-made', attempt: 1 },
      { kind: 'confirmed' },
      { kind: 'reserved', holdId: payment.transactionId },
      { kind: 'payment-requested', attempt: 2, request, amount: asked().total },
      { kind: 'payment-not-made', attempt: 2 },
      { kind: 'resident-gone', why: 'left' },
      { kind: 'abandoned' },
      { kind: 'late-doubt', attempt: 1, reason: 'partial-approval', seen: seen(660) },
      { kind: 'late-doubt', attempt: 2, reason: 'wrong-amount', seen: seen(350) },
    );
    await deliver();
    expect(await exceptions()).toEqual([
      {
        kind: 'late-doubt',
        open: true,
        amountMinor: 350,
        detail: 'partial-approval, wrong-amount; also named 660 EUR',
      },
    ]);
  });

  it('is held while money goes back, and names what did not go back', async () => {
    askForPayment(journal, payment);
    tell(
      { kind: 'payment-not-made', attempt: 1 },
      { kind: 'resident-gone', why: 'left' },
      { kind: 'abandoned' },
      { kind: 'late-approval', attempt: 1, payment: approval(payment) },
    );
    await deliver();
    expect(await others()).toEqual(['in-doubt', 'in-doubt']);
    tell({ kind: 'reversal-requested', attempt: 1, request, payment: approval(payment) });
    tell({ kind: 'reversal-partial', attempt: 1, reversed: { amountMinor: 746, currency: 'EUR' } });
    tell({ kind: 'clerk-needed', reason: 'reversal-partial' });
    await deliver();
    expect(await exceptions()).toEqual([
      { kind: 'late-approval', open: false, amountMinor: PRICE_MINOR, detail: '' },
      { kind: 'reversal-partial', open: true, amountMinor: 574, detail: '746 went back' },
    ]);
    expect(await others()).toEqual(['in-doubt', 'in-doubt']);
  });

  it('is free when the money is back after all', async () => {
    askForPayment(journal, payment);
    tell(
      { kind: 'payment-not-made', attempt: 1 },
      { kind: 'resident-gone', why: 'left' },
      { kind: 'abandoned' },
      { kind: 'late-approval', attempt: 1, payment: approval(payment) },
      { kind: 'reversal-requested', attempt: 1, request, payment: approval(payment) },
      { kind: 'reversed', attempt: 1 },
    );
    await deliver();
    expect(await hold(other)).toMatchObject({ kind: 'held' });
    expect((await exceptions()).filter(({ open }) => open)).toEqual([]);
  });

  it('is held again by a central that was restored from a backup, as soon as it hears of the payment', async () => {
    await hold(kiosk, payment.transactionId);
    // The backup is from before the payment: neither the hold nor an entry is in it.
    await test.central.db.deleteFrom('holds').execute();
    await hold(other, payment.transactionId.replace(/^./, 'f'));
    askForPayment(journal, payment);
    tell(...unknownToClerk);
    await deliver();
    expect(await others()).toEqual(['in-doubt', 'in-doubt']);
  });

  it('is held, and with a clerk, when the kiosk is set up anew before it told its outcome', async () => {
    await hold(kiosk, payment.transactionId);
    askForPayment(journal, payment);
    await deliver();
    await setUpAnew();
    await later(3);
    expect(await hold(other)).toEqual({ kind: 'refused', reason: 'in-doubt' });
    expect(await exceptions()).toEqual([
      { kind: 'payment-unknown', open: true, amountMinor: PRICE_MINOR, detail: 'set-up-anew' },
    ]);
  });

  it('is held, and with a clerk, when the kiosk is set up anew and central knows only that it was to be paid', async () => {
    await hold(kiosk, payment.transactionId);
    await setUpAnew();
    await later(3);
    expect(await hold(other)).toEqual({ kind: 'refused', reason: 'in-doubt' });
    expect(await exceptions()).toMatchObject([
      { kind: 'payment-unknown', open: true, amountMinor: PRICE_MINOR, detail: 'set-up-anew' },
    ]);
  });

  it('calls a clerk when its kiosk is silent for an hour, and no more when it is heard again', async () => {
    askForPayment(journal, payment);
    await deliver();
    await callClerkForSilence(test.central.db, test.central.now());
    expect(await exceptions()).toEqual([]);
    await later(2);
    await callClerkForSilence(test.central.db, test.central.now());
    expect(await exceptions()).toMatchObject([
      { kind: 'payment-unknown', open: true, detail: 'kiosk-silent' },
    ]);
    tell({ kind: 'payment-approved', attempt: 1, payment: approval(payment) });
    await deliver();
    expect(await exceptions()).toMatchObject([{ kind: 'payment-unknown', open: false }]);
    expect(await hold(other)).toEqual({ kind: 'refused', reason: 'paid' });
  });
});
