import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays, dayIn } from '../../../domain/time/index.ts';
import { deliverJournal, holdBills, holdSlot } from '../../../domain/wire/index.ts';
import { BillState } from '../../wire/index.ts';
import { listBillRows } from '../bills/index.ts';
import { changeExceptions } from '../ledger/index.ts';
import {
  askForPayment,
  billIdOf,
  billLine,
  enrolTestKiosk,
  partSeen,
  payInDoubt,
  payToTheEnd,
  refuseReversal,
  type TestCentral,
  type TestJournal,
  type TestKiosk,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { readTransactionDetails } from '../transactions/index.ts';
import { listExceptionRows } from './index.ts';

describe('money in doubt, as the console reads it', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let journal: TestJournal;
  let payments = 0;
  beforeAll(async () => {
    test = await testCentral();
    kiosk = await test.kiosk();
    journal = testJournal(kiosk.kioskId, kiosk.key);
    await test.importLines([1, 2, 3, 4, 5].map((bill) => billLine('104-2210', `W-${bill}`, '13.20')));
  });
  afterAll(() => test.close());

  async function paymentOf(billNumber: string) {
    payments += 1;
    const billId = await billIdOf(test.central.db, billNumber);
    return {
      transactionId: randomUUID(),
      reference: `MILL1-${payments}`,
      lines: [{ billId, billNumber, amountMinor: 1320 }],
    };
  }
  const deliver = () => kiosk.ask(deliverJournal, { entries: journal.entries });
  const exceptionsOf = async (transactionId: string) =>
    (await listExceptionRows(test.central.db, { closed: true, limit: 50, now: test.central.now() })).filter(
      (row) => row.transactionId === transactionId,
    );
  const billRow = async (billNumber: string) => {
    const { bills } = await listBillRows(test.central.db, {
      search: billNumber,
      limit: 50,
      now: test.central.now(),
    });
    return bills.map(({ heldByPayment }) => heldByPayment);
  };

  it('says in an exception how much it is about, at which kiosk, and what no one can pay meanwhile', async () => {
    const payment = await paymentOf('W-1');
    payInDoubt(journal, payment, partSeen(payment, 660));
    await deliver();
    expect(await exceptionsOf(payment.transactionId)).toMatchObject([
      {
        kind: 'payment-unknown',
        detail: 'partial-approval',
        kioskCode: 'MILL1',
        reference: payment.reference,
        amount: { amountMinor: 660, currency: 'EUR' },
        held: [
          { kind: 'bill', billNumber: 'W-1', holderName: 'Ann Lee', amountMinor: 1320, currency: 'EUR' },
        ],
        closedAt: null,
      },
    ]);
    expect(await billRow('W-1')).toEqual(['in-doubt']);
    const asked = { kioskId: kiosk.kioskId, transactionId: payment.transactionId };
    expect(await readTransactionDetails(test.central.db, asked, test.central.now())).toMatchObject({
      transaction: { needsClerk: true },
      held: [{ billNumber: 'W-1' }],
      exceptions: [{ held: [{ billNumber: 'W-1' }] }],
    });
  });

  it('shows one row of a bill that two payments in doubt hold', async () => {
    const second = await paymentOf('W-1');
    payInDoubt(journal, second);
    await deliver();
    expect(await billRow('W-1')).toEqual(['in-doubt']);
  });

  it('does not call a payment that is under way in doubt', async () => {
    const payment = await paymentOf('W-2');
    askForPayment(journal, payment);
    await deliver();
    expect(await billRow('W-2')).toEqual(['paying']);
    expect(await exceptionsOf(payment.transactionId)).toEqual([]);
  });

  it('lets go of what was held, also in the exception, when the money has its place', async () => {
    const payment = await paymentOf('W-3');
    payInDoubt(journal, payment);
    await deliver();
    journal.event(payment.transactionId, { kind: 'payment-declined', attempt: 1, reason: 'refused' });
    journal.event(payment.transactionId, { kind: 'abandoned' });
    await deliver();
    expect(await exceptionsOf(payment.transactionId)).toMatchObject([
      { held: [], closedAt: expect.any(String) },
    ]);
    expect(await billRow('W-3')).toEqual([null]);
  });

  it('tells a refused reversal apart from one whose end no one knows, with the sum that is to be given back', async () => {
    const payment = await paymentOf('W-4');
    refuseReversal(journal, payment);
    await deliver();
    expect(
      (await exceptionsOf(payment.transactionId)).filter(({ closedAt }) => closedAt === null),
    ).toMatchObject([
      {
        kind: 'reversal-refused',
        amount: { amountMinor: 1320, currency: 'EUR' },
        held: [{ billNumber: 'W-4' }],
      },
    ]);
  });

  it('holds nothing for a payment that went well', async () => {
    const payment = await paymentOf('W-5');
    payToTheEnd(journal, payment);
    await deliver();
    const asked = { kioskId: kiosk.kioskId, transactionId: payment.transactionId };
    expect(await readTransactionDetails(test.central.db, asked, test.central.now())).toMatchObject({
      held: [],
      exceptions: [],
    });
  });

  it('finds a bill by how it stands, and says the same of it in the list', async () => {
    const { db, now } = test.central;
    await test.importLines(['P-1', 'P-2'].map((number) => billLine('104-2210', number, '13.20')));
    const change = (number: string, to: { paid_minor: number } | { withdrawn_at: Date }) =>
      db.updateTable('bills').set(to).where('bill_number', '=', number).execute();
    await change('P-1', { paid_minor: 660 });
    await change('P-2', { withdrawn_at: now() });
    const listed = async (state?: BillState) => {
      const { bills } = await listBillRows(db, { state, limit: 50, now: now() });
      return bills.map((bill) => `${bill.billNumber} ${bill.state}`);
    };
    const byState = await Promise.all(BillState.options.map((state) => listed(state)));
    expect(byState).toEqual([
      ['W-1 in-doubt', 'W-4 in-doubt'],
      ['W-5 paid'],
      ['P-2 withdrawn'],
      [],
      ['W-2 being-paid'],
      ['P-1 part-paid'],
      ['W-3 open'],
    ]);
    expect((await listed()).sort()).toEqual(byState.flat().sort());
  });

  it('lists what belongs to no transaction: totals that differ', async () => {
    const transactionId = 'totals:1:P7';
    const amount = { amountMinor: 1320, currency: 'EUR' };
    const change = { transactionId, kind: 'totals-differ', change: 'open', detail: 'more', amount } as const;
    await changeExceptions(test.central.db, kiosk.kioskId, [change], test.central.now());
    expect(await exceptionsOf(transactionId)).toMatchObject([
      { kioskCode: 'MILL1', reference: null, amount, held: [] },
    ]);
  });

  it('lists what a kiosk that was set up anew leaves open, with bill and slot, though central knows no transaction', async () => {
    const pool = await test.kiosk('POOL1');
    await test.importLines([billLine('104-2210', 'W-9', '7.00')]);
    const { transactionId, lines } = await paymentOf('W-9');
    const line = { ...lines[0], amountMinor: 700 } as (typeof lines)[number];
    const total = { amountMinor: 700, currency: 'EUR' };
    expect(await pool.ask(holdBills, { transactionId, lines: [line], total })).toMatchObject({
      kind: 'held',
    });
    const booking = randomUUID();
    const day = addDays(dayIn('Europe/Berlin', test.central.now()), 9);
    const slot = { facilityId: 'tennis', unitId: 'court-1', starts: `${day}T10:00`, slots: 1 };
    expect(await pool.ask(holdSlot, { transactionId: booking, slot })).toMatchObject({ kind: 'held' });
    await enrolTestKiosk(test.address, await test.enrolmentCode('POOL1'));
    expect(await exceptionsOf(transactionId)).toMatchObject([
      {
        kioskCode: 'POOL1',
        reference: null,
        kind: 'payment-unknown',
        detail: 'set-up-anew',
        amount: total,
        held: [{ kind: 'bill', billNumber: 'W-9', amountMinor: 700 }],
      },
    ]);
    expect(await exceptionsOf(booking)).toMatchObject([
      {
        reference: null,
        detail: 'set-up-anew',
        amount: null,
        held: [{ kind: 'slot', facility: 'Tennis', unit: 'Tennis court 1', at: expect.any(String) }],
      },
    ]);
  });
});
