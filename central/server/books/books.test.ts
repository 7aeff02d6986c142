import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inTransaction } from '../database/index.ts';
import {
  billIdOf,
  billLine,
  readClerkPostings,
  readMoneyBack,
  type TestCentral,
  TOWN_ID,
  testCentral,
} from '../testing/index.ts';
import { postByClerk, writeClerkEntry } from './index.ts';

describe('money that people move', () => {
  let test: TestCentral;
  let kioskId = '';
  beforeAll(async () => {
    test = await testCentral();
    kioskId = (await test.kiosk()).kioskId;
  });
  afterAll(() => test.close());

  const DAY = { from: new Date('2026-11-20T00:00:00Z'), until: new Date('2026-11-21T00:00:00Z') };
  const amount = { amountMinor: 660, currency: 'EUR' };
  const entry = (at: string, kind: 'exception-closed' | 'refund-done', body: object) =>
    inTransaction(test.central.db, (transaction) =>
      writeClerkEntry(transaction, {
        townId: TOWN_ID,
        kioskId,
        transactionId: 'one',
        kind,
        body,
        by: 'anna',
        at: new Date(at),
      }),
    );
  const closed = (way: object) => ({
    exception: 'refused-payment',
    detail: '',
    amount,
    way,
    finding: 'Seen',
  });

  it('is listed by the day on which it went back, with its reference, and without what went to a bill', async () => {
    const transfer = { kind: 'given-back', how: 'transfer', reference: 'SEPA-1' };
    await entry('2026-11-19T23:59:59Z', 'exception-closed', closed(transfer));
    await entry('2026-11-20T00:00:00Z', 'exception-closed', { ...closed(transfer), confirmedBy: 'bert' });
    await entry('2026-11-20T10:00:00Z', 'exception-closed', closed({ ...transfer, how: 'other-bill' }));
    await entry('2026-11-20T11:00:00Z', 'exception-closed', closed({ kind: 'looked-at' }));
    await entry(
      '2026-11-20T12:00:00Z',
      'exception-closed',
      closed({ kind: 'found-back', reference: 'ACQ-7' }),
    );
    const done = { refundId: 'r', amount, how: 'cash', reference: '', billId: null, confirmedBy: null };
    await entry('2026-11-20T13:00:00Z', 'refund-done', done);
    await entry('2026-11-21T00:00:00Z', 'refund-done', done);
    expect(await readMoneyBack(test.central.db, { townId: TOWN_ID, ...DAY })).toMatchObject([
      { how: 'transfer', reference: 'SEPA-1', because: 'refused-payment', amount, confirmedBy: 'bert' },
      { how: 'reversal', reference: 'ACQ-7' },
      { how: 'cash', because: 'refund', by: 'anna', transactionId: 'one' },
    ]);
    expect(await readMoneyBack(test.central.db, { townId: 'elsewhere', ...DAY })).toEqual([]);
  });

  it('is put on a bill and taken off by entries that nobody can change', async () => {
    const { db } = test.central;
    await test.importLines([billLine('104-2210', 'B-1', '13.20')]);
    const billId = await billIdOf(db, 'B-1');
    const at = new Date('2026-11-20T10:00:00Z');
    const posting = { townId: TOWN_ID, kioskId, transactionId: 'one', billId, amount, by: 'anna', at };
    await inTransaction(db, (transaction) => postByClerk(transaction, posting));
    const paid = () =>
      db.selectFrom('bills').select('paid_minor').where('bill_id', '=', billId).executeTakeFirstOrThrow();
    expect((await paid()).paid_minor).toBe(660);
    expect(await readClerkPostings(db, { townId: TOWN_ID, ...DAY })).toEqual([posting]);
    const back = { ...posting, amount: { ...amount, amountMinor: -1_000 } };
    await expect(inTransaction(db, (transaction) => postByClerk(transaction, back))).rejects.toThrow();
    expect((await paid()).paid_minor).toBe(660);
    await expect(db.deleteFrom('clerk_postings').execute()).rejects.toThrow();
  });
});
