import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeException, type Role, type WayOut } from '../../wire/index.ts';
import { listExceptionRows } from '../exceptions/index.ts';
import { changeExceptions } from '../ledger/index.ts';
import {
  billIdOf,
  billLine,
  readMoneyBack,
  setSecondPersonLimit,
  type TestCentral,
  TOWN_ID,
  testCentral,
} from '../testing/index.ts';
import { countWaiting } from '../waiting/index.ts';
import { closeByHand, decideByHand, reopenByHand } from './index.ts';

const WHOLE_MINOR = 1500;
const FINDING = 'Transferred today';

describe('an exception of 15.00', () => {
  let test: TestCentral;
  let kioskId = '';
  let transactionId = '';
  let count = 0;
  const kind = 'refused-payment';
  beforeAll(async () => {
    test = await testCentral();
    kioskId = (await test.kiosk()).kioskId;
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    count += 1;
    transactionId = `payment ${count}`;
    await setSecondPersonLimit(test.central.db, null);
    await open();
  });

  const open = (amountMinor = WHOLE_MINOR) =>
    changeExceptions(
      test.central.db,
      kioskId,
      [
        {
          transactionId,
          kind,
          change: 'open',
          detail: 'already-paid',
          amount: { amountMinor, currency: 'EUR' },
        },
      ],
      test.central.now(),
    );
  const person = (userName: string, role: Role = 'clerk') => ({ userName, role });
  const back = (
    amountMinor?: number,
    how: 'transfer' | 'other-bill' = 'transfer',
    reference = 'T-1',
  ): WayOut =>
    amountMinor === undefined
      ? { kind: 'given-back', how, reference }
      : { kind: 'given-back', how, reference, amountMinor };
  const end = (way: WayOut, userName = 'anna', openMinor: number | undefined = WHOLE_MINOR) =>
    closeByHand(
      test.central,
      { kioskId, transactionId, kind, detail: 'already-paid', openMinor, way, finding: FINDING },
      person(userName),
    );
  const row = async () => {
    const rows = await listExceptionRows(test.central.db, {
      closed: true,
      limit: 10,
      transaction: { kioskId, transactionId },
    });
    const [one] = rows;
    if (!one) throw new Error('no exception');
    return one;
  };
  const decide = async (
    decision: 'confirm' | 'decline',
    userName = 'susan',
    role: Role = 'supervisor',
    askedAt?: string,
  ) =>
    decideByHand(
      test.central,
      {
        kioskId,
        transactionId,
        kind,
        askedAt: askedAt ?? (await row()).waiting?.at ?? '',
        decision,
        finding: 'Looked at the bank',
      },
      person(userName, role),
    );
  const reopen = async (userName = 'anna') =>
    reopenByHand(
      test.central,
      { kioskId, transactionId, kind, entryId: (await row()).undo ?? 0, finding: 'It came back' },
      person(userName),
    );
  const billed = async (billNumber: string) => {
    const bill = await test.central.db
      .selectFrom('bills')
      .select('paid_minor')
      .where('bill_id', '=', await billIdOf(test.central.db, billNumber))
      .executeTakeFirstOrThrow();
    return bill.paid_minor;
  };
  const wentBack = async () => {
    const all = await readMoneyBack(test.central.db, {
      townId: TOWN_ID,
      from: new Date(0),
      until: new Date(test.central.now().getTime() + 60_000),
    });
    return all
      .filter((one) => one.transactionId === transactionId)
      .reduce((sum, { amount }) => sum + amount.amountMinor, 0);
  };

  /** How many ways out the navigation of a supervisor counts. */
  const confirmations = async () => {
    const waiting = await countWaiting(test.central, { role: 'supervisor', townId: TOWN_ID });
    return waiting.find((one) => one.kind === 'confirmations')?.count;
  };

  describe('above the limit of one person', () => {
    beforeEach(async () => {
      await test.central.db.deleteFrom('waiting_closings').execute();
      await setSecondPersonLimit(test.central.db, 1000);
    });

    it('waits until another person confirms it; the first never can', async () => {
      expect(await end(back())).toEqual({ kind: 'asked', limit: { amountMinor: 1000, currency: 'EUR' } });
      expect(await confirmations()).toBe(1);
      expect(await row()).toMatchObject({
        closedAt: null,
        waiting: { by: 'anna', amount: { amountMinor: WHOLE_MINOR } },
        written: [{ what: 'asked' }],
      });
      expect(await wentBack()).toBe(0);
      expect(await decide('confirm', 'anna', 'supervisor')).toEqual({ kind: 'same-person' });
      expect(await decide('confirm', 'bert', 'clerk')).toEqual({ kind: 'no-way' });
      expect(await end({ kind: 'found-back', reference: 'A-1' }, 'bert')).toEqual({
        kind: 'waits',
        by: 'anna',
      });
      expect(await decide('confirm')).toEqual({ kind: 'closed' });
      expect(await row()).toMatchObject({
        closedAt: expect.any(String),
        waiting: null,
        closing: { by: 'anna', finding: 'Transferred today · susan: Looked at the bank' },
        written: [{ what: 'asked' }, { what: 'closed', by: 'anna', confirmedBy: 'susan' }],
      });
      expect(await wentBack()).toBe(WHOLE_MINOR);
    });

    it('has one outcome when two decide at once, or one by a double click', async () => {
      await end(back());
      const askedAt = (await row()).waiting?.at;
      const answers = await Promise.all([
        decide('confirm', 'susan', 'supervisor', askedAt),
        decide('confirm', 'susan', 'supervisor', askedAt),
        decide('decline', 'tom', 'administrator', askedAt),
      ]);
      expect(answers.filter(({ kind }) => kind === 'closed' || kind === 'declined')).toHaveLength(1);
      expect(answers.filter(({ kind }) => kind === 'meanwhile')).toHaveLength(2);
      const confirmed = answers[2]?.kind === 'meanwhile';
      expect(await wentBack()).toBe(confirmed ? WHOLE_MINOR : 0);
    });

    it('is asked once when two clerks ask at once', async () => {
      const answers = await Promise.all([end(back(), 'anna'), end(back(), 'anna'), end(back(), 'bert')]);
      expect(answers.filter(({ kind }) => kind === 'asked')).toHaveLength(1);
      expect(answers.filter(({ kind }) => kind === 'waits')).toHaveLength(2);
    });

    it('is open as before when it is declined, also by the one who asked', async () => {
      await end(back());
      expect(await decide('decline', 'bert', 'clerk')).toEqual({ kind: 'no-way' });
      expect(await decide('decline', 'anna', 'clerk')).toEqual({ kind: 'declined' });
      expect(await row()).toMatchObject({
        closedAt: null,
        waiting: null,
        amount: { amountMinor: WHOLE_MINOR },
      });
      expect((await end(back())).kind).toBe('asked');
    });

    it('cannot be confirmed when the kiosk has changed it since: it is declined, and another may be asked', async () => {
      await end(back());
      const askedAt = (await row()).waiting?.at;
      await open(1400);
      expect((await row()).waiting).toBeNull();
      expect(await confirmations()).toBe(0);
      expect(await decide('confirm', 'susan', 'supervisor', askedAt)).toEqual({ kind: 'changed' });
      await end(back(), 'anna', 1400);
      await open(1300);
      expect((await end(back(), 'bert', 1300)).kind).toBe('asked');
      expect((await row()).waiting).toMatchObject({ by: 'bert' });
    });

    it('is not split to stay below the limit: parts count together', async () => {
      expect((await end(back(900))).kind).toBe('part');
      expect((await end(back(200), 'anna', 600)).kind).toBe('asked');
      await decide('decline');
      expect((await end(back(100), 'anna', 600)).kind).toBe('part');
    });
  });

  it('is given back in parts, and stays open with the rest until the whole is accounted for', async () => {
    expect(await end(back(500))).toEqual({ kind: 'part', left: { amountMinor: 1000, currency: 'EUR' } });
    expect(await row()).toMatchObject({ closedAt: null, amount: { amountMinor: 1000 } });
    expect(await wentBack()).toBe(500);
    expect(await end(back(1001), 'anna', 1000)).toEqual({ kind: 'cannot', why: 'more-than-open' });
    expect(await end(back(1000), 'bert', 1000)).toEqual({ kind: 'closed' });
    expect(await wentBack()).toBe(WHOLE_MINOR);
    expect((await row()).written.map(({ what, by }) => [what, by])).toEqual([
      ['part', 'anna'],
      ['closed', 'bert'],
    ]);
  });

  it('takes a part once when it is sent twice, from a stale page, or by two clerks', async () => {
    const answers = await Promise.all([end(back(500)), end(back(500)), end(back(700), 'bert')]);
    expect(answers.filter(({ kind }) => kind === 'part')).toHaveLength(1);
    expect(answers.filter(({ kind }) => kind === 'meanwhile')).toHaveLength(2);
    expect((await end(back(500))).kind).toBe('meanwhile');
    const unread = { kioskId, transactionId, kind, detail: 'already-paid', way: back(1), finding: FINDING };
    expect(await closeByHand(test.central, unread, person('anna'))).toEqual({
      kind: 'cannot',
      why: 'which-sum',
    });
  });

  it('goes to another open bill of the town by the rule of the kiosks, and the books have it there', async () => {
    await test.importLines([
      billLine('104-2210', `P-${count}`, '20.00', '5.00'),
      billLine('104-2211', `W-${count}`, '20.00'),
    ]);
    const to = (bill: string, amountMinor?: number) => end(back(amountMinor, 'other-bill', bill));
    expect(await to('none')).toEqual({ kind: 'cannot', why: 'no-bill' });
    expect(await to(`W-${count}`)).toEqual({ kind: 'cannot', why: 'bill-amount' });
    expect(await to(`P-${count}`, 499)).toEqual({ kind: 'cannot', why: 'bill-amount' });
    expect(await to(`P-${count}`, 900)).toMatchObject({ kind: 'part', left: { amountMinor: 600 } });
    expect([await billed(`P-${count}`), await wentBack()]).toEqual([900, 0]);
    expect(await end(back(), 'anna', 600)).toEqual({ kind: 'closed' });
    expect([await billed(`P-${count}`), await wentBack()]).toEqual([900, 600]);
  });

  it('does not go to a bill that someone pays now, that is paid, or that is withdrawn', async () => {
    const { db } = test.central;
    const billNumber = `Q-${count}`;
    await test.importLines([billLine('104-2210', billNumber, '15.00')]);
    const billId = await billIdOf(db, billNumber);
    const hold = { town_id: TOWN_ID, bill_id: billId, kiosk_id: kioskId, amount_minor: 1500 };
    await db
      .insertInto('holds')
      .values({ ...hold, transaction_id: 'another', expires_at: null })
      .execute();
    expect(await end(back(undefined, 'other-bill', billNumber))).toEqual({
      kind: 'cannot',
      why: 'bill-busy',
    });
    await db.deleteFrom('holds').execute();
    await db.updateTable('bills').set({ withdrawn_at: new Date() }).where('bill_id', '=', billId).execute();
    expect(await end(back(undefined, 'other-bill', billNumber))).toEqual({
      kind: 'cannot',
      why: 'bill-paid',
    });
  });

  it('opens again with what was written last: the parts before it stay', async () => {
    await end(back(500));
    await end(back(), 'bert', 1000);
    expect(await reopen('carla')).toEqual({ kind: 'reopened' });
    expect(await row()).toMatchObject({ closedAt: null, amount: { amountMinor: 1000 }, closing: null });
    expect(await wentBack()).toBe(500);
    expect(await reopen('carla')).toEqual({ kind: 'reopened' });
    expect(await row()).toMatchObject({ amount: { amountMinor: WHOLE_MINOR }, undo: null });
    expect(await wentBack()).toBe(0);
    expect(await reopen('carla')).toEqual({ kind: 'meanwhile', by: 'carla' });
    expect(await end(back())).toEqual({ kind: 'closed' });
    expect((await row()).written.map(({ what }) => what)).toEqual([
      'part',
      'closed',
      'reopened',
      'reopened',
      'closed',
    ]);
  });

  it('that went to another bill is taken off it when it opens again; two at once do it once', async () => {
    const billNumber = `R-${count}`;
    await test.importLines([billLine('104-2210', billNumber, '15.00')]);
    await end(back(undefined, 'other-bill', billNumber));
    expect(await billed(billNumber)).toBe(WHOLE_MINOR);
    const answers = await Promise.all([reopen('anna'), reopen('anna'), reopen('bert')]);
    expect(answers.filter(({ kind }) => kind === 'reopened')).toHaveLength(1);
    expect(await billed(billNumber)).toBe(0);
    expect(await row()).toMatchObject({ closedAt: null, amount: { amountMinor: WHOLE_MINOR } });
  });

  it('that the kiosk changed since it was ended opens by the kiosk alone', async () => {
    await end(back());
    await open(700);
    expect(await row()).toMatchObject({ undo: null, closedAt: null });
  });

  it('keeps hostile text as it was written, and shows it as text', async () => {
    const finding = '<script>alert(1)</script> \u202eevil';
    const closing = { kioskId, transactionId, kind, detail: 'already-paid', way: back(), finding };
    await closeByHand(test.central, closing, person('anna'));
    expect((await row()).closing?.finding).toBe(finding);
  });

  it('is not ended with a text of 10,000 characters, in whatever field', () => {
    const long = 'x'.repeat(10_000);
    const closing = { kioskId, transactionId, kind, detail: '', way: back(), finding: FINDING };
    expect(closeException.request.safeParse(closing).success).toBe(true);
    for (const wrong of [
      { finding: long },
      { detail: long },
      { kind: long },
      { way: back(1, 'transfer', long) },
    ])
      expect(closeException.request.safeParse({ ...closing, ...wrong }).success).toBe(false);
  });
});
