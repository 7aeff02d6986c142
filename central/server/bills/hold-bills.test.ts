import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverJournal, holdBills } from '../../../domain/wire/index.ts';
import {
  askForPayment,
  billLine,
  payToTheEnd,
  type TestCentral,
  type TestKiosk,
  testCentral,
  testJournal,
} from '../testing/index.ts';

const MINUTE_MS = 60_000;

describe('holding bills', () => {
  let test: TestCentral;
  let one: TestKiosk;
  let two: TestKiosk;
  let line: (
    amountMinor: number,
    bill?: string,
  ) => { billId: string; billNumber: string; amountMinor: number };
  let round = 0;
  beforeAll(async () => {
    test = await testCentral();
    one = await test.kiosk('MILL1');
    two = await test.kiosk('POOL1');
  });
  beforeEach(async () => {
    round++;
    const names = [`A${round}-1`, `A${round}-2`];
    await test.importLines(names.map((name) => billLine('104-2210', name, '42.50', '10.00')));
    const rows = await test.central.db
      .selectFrom('bills')
      .selectAll()
      .where('bill_number', 'in', names)
      .execute();
    const ids = new Map(rows.map((row) => [row.bill_number, row.bill_id]));
    line = (amountMinor, bill = names[0]!) => ({
      billId: ids.get(bill) ?? '',
      billNumber: bill,
      amountMinor,
    });
  });
  afterAll(() => test.close());

  type Line = ReturnType<typeof line>;
  const hold = (
    kiosk: TestKiosk,
    lines: Line[],
    transactionId: string = randomUUID(),
    createdMs = Date.now(),
  ) => {
    const amountMinor = lines.reduce((sum, each) => sum + each.amountMinor, 0);
    const total = { amountMinor, currency: 'EUR' };
    return kiosk.ask(holdBills, { transactionId, lines, total }, { createdMs });
  };

  it('lets exactly one of many win', async () => {
    const both = [line(4250), line(4250, `A${round}-2`)];
    const wanted = Array.from({ length: 24 }, (_, turn) =>
      hold(turn % 2 ? one : two, turn % 3 ? both : [...both].reverse()),
    );
    const answers = await Promise.all(wanted);
    expect(answers.filter((answer) => answer.kind === 'held')).toHaveLength(1);
    expect(answers.filter((answer) => answer.kind === 'refused' && answer.reason === 'held')).toHaveLength(
      23,
    );
  });

  it('is extended by the same transaction, and ends after its time', async () => {
    const transactionId = randomUUID();
    expect(await hold(one, [line(4250)], transactionId)).toMatchObject({ kind: 'held' });
    test.later(8 * MINUTE_MS);
    const soon = () => test.central.now().getTime();
    expect(await hold(one, [line(4250)], transactionId, soon())).toMatchObject({ kind: 'held' });
    test.later(8 * MINUTE_MS);
    expect(await hold(two, [line(4250)], randomUUID(), soon())).toEqual({ kind: 'refused', reason: 'held' });
    test.later(3 * MINUTE_MS);
    expect(await hold(two, [line(4250)], randomUUID(), soon())).toMatchObject({ kind: 'held' });
    test.later(-19 * MINUTE_MS);
  });

  it('lets go of bills that the transaction no longer asks for', async () => {
    const transactionId = randomUUID();
    await hold(one, [line(4250), line(4250, `A${round}-2`)], transactionId);
    await hold(one, [line(4250)], transactionId);
    expect(await hold(two, [line(4250, `A${round}-2`)])).toMatchObject({ kind: 'held' });
    expect(await hold(two, [line(4250)])).toMatchObject({ reason: 'held' });
  });

  it('refuses what is not the bill or not its price', async () => {
    const refused = (reason: string) => ({ kind: 'refused', reason });
    expect(await hold(one, [{ ...line(4250), billId: 'no-such' }])).toEqual(refused('not-found'));
    expect(await hold(one, [{ ...line(4250), billNumber: 'OTHER-1' }])).toEqual(refused('not-found'));
    expect(await hold(one, [line(4251)])).toEqual(refused('amount-changed'));
    expect(await hold(one, [line(999)])).toEqual(refused('amount-changed'));
    expect(await hold(one, [line(2000), line(2250)])).toEqual(refused('amount-changed'));
    const transactionId = randomUUID();
    const lines = [line(4250)];
    for (const total of [
      { amountMinor: 4249, currency: 'EUR' },
      { amountMinor: 4250, currency: 'USD' },
    ]) {
      expect(await one.ask(holdBills, { transactionId, lines, total })).toEqual(refused('amount-changed'));
    }
    expect(await hold(one, [line(1000)])).toMatchObject({ kind: 'held' });
  });

  it('ends with the transaction, and a bill that is paid cannot be held', async () => {
    const kiosk = await test.kiosk(`K${round}`);
    const journal = testJournal(kiosk.kioskId, kiosk.key);
    const left = randomUUID();
    await hold(kiosk, [line(4250)], left);
    askForPayment(journal, { transactionId: left, reference: `${kiosk.prefix}-1`, lines: [line(4250)] });
    journal.event(left, { kind: 'payment-declined', attempt: 1, reason: 'refused' });
    journal.event(left, { kind: 'abandoned' });
    await kiosk.ask(deliverJournal, { entries: journal.entries });
    const paid = randomUUID();
    expect(await hold(two, [line(4250)])).toMatchObject({ kind: 'held' });
    await test.central.db.deleteFrom('holds').execute();
    expect(await hold(kiosk, [line(4250)], paid)).toMatchObject({ kind: 'held' });
    payToTheEnd(journal, { transactionId: paid, reference: `${kiosk.prefix}-2`, lines: [line(4250)] });
    await kiosk.ask(deliverJournal, { entries: journal.entries });
    expect(await hold(two, [line(4250)])).toEqual({ kind: 'refused', reason: 'paid' });
    const holds = await test.central.db
      .selectFrom('holds')
      .select('bill_id')
      .where('transaction_id', '=', paid)
      .execute();
    expect(holds).toEqual([]);
  });
});
