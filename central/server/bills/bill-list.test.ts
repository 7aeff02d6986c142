import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deliverJournal, holdBills, lookUpBills } from '../../../domain/wire/index.ts';
import {
  billFile,
  billIdOf,
  billLine,
  payToTheEnd,
  type TestCentral,
  type TestJournal,
  type TestKiosk,
  TOWN_ID,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { importBills, previewBills } from './import-bills.ts';

const HOUR_MS = 3_600_000;

describe('the bill list is a snapshot of what is open', () => {
  let test: TestCentral;
  let kiosk: TestKiosk;
  let journal: TestJournal;
  let count = 0;
  beforeEach(async () => {
    test = await testCentral();
    kiosk = await test.kiosk();
    journal = testJournal(kiosk.kioskId, kiosk.key, 1, test.central.now);
  });
  afterEach(() => test.close());

  const list = (bills: Readonly<Record<string, string>>, ...controls: string[]) =>
    billFile(
      Object.entries(bills).map(([number, amount]) => billLine('710-1001', number, amount, '5.00')),
      controls,
    );
  const take = (bills: Readonly<Record<string, string>>, ...controls: string[]) =>
    importBills(test.central, TOWN_ID, list(bills, ...controls), 'night');
  const asOf = (): string => `#as-of,${test.central.now().toISOString()}`;
  const open = async (): Promise<Record<string, number>> => {
    const answer = await ask(lookUpBills, {
      account: { kind: 'account-number', value: '710-1001' },
      secondFact: { kind: 'surname', value: 'Lee' },
    });
    if (answer.kind !== 'found') throw new Error(answer.kind);
    return Object.fromEntries(answer.bills.map(({ billNumber, openMinor }) => [billNumber, openMinor]));
  };
  const pay = async (billNumber: string, amountMinor: number): Promise<string | null> => {
    const before = journal.entries.length;
    const transactionId = randomUUID();
    const lines = [{ billId: await billIdOf(test.central.db, billNumber), billNumber, amountMinor }];
    payToTheEnd(journal, { transactionId, reference: `MILL1-${++count}`, lines });
    const answer = await ask(deliverJournal, { entries: journal.entries.slice(before) });
    if (answer.kind !== 'accepted') throw new Error(answer.kind);
    const posting = await test.central.db
      .selectFrom('postings')
      .select('reason')
      .where('transaction_id', '=', transactionId)
      .executeTakeFirstOrThrow();
    return posting.reason;
  };
  /** The kiosk's clock runs with central's. */
  const ask: TestKiosk['ask'] = (contract, body) =>
    kiosk.ask(contract, body, { createdMs: test.central.now().getTime() });
  const laterBy = (hours: number): void => test.later(hours * HOUR_MS);

  it('is taken after a part payment that the town has booked, once and again', async () => {
    expect(await take({ 'W-1': '86.40', 'W-2': '50.00', 'W-3': '30.00' })).toMatchObject({ added: 3 });
    await pay('W-1', 2_000);
    laterBy(8);
    const second = { 'W-1': '66.40', 'W-3': '30.00', 'W-4': '12.00' };
    expect(await take(second)).toMatchObject({
      kind: 'imported',
      added: 1,
      unchanged: 2,
      gone: { count: 1, first: ['W-2'] },
      unclear: { count: 0 },
    });
    expect(await open()).toEqual({ 'W-1': 6_640, 'W-2': 5_000, 'W-3': 3_000, 'W-4': 1_200 });
    await pay('W-1', 1_000);
    expect(await take(second)).toMatchObject({ kind: 'imported', added: 0, unchanged: 3 });
    expect((await open())['W-1']).toBe(5_640);
  });

  it('never asks again for what kiosks took after it was made, whether it says when that was or not', async () => {
    await take({ 'W-1': '86.40', 'W-2': '40.00' });
    laterBy(1);
    const made = asOf();
    laterBy(1);
    await pay('W-1', 2_000);
    await pay('W-2', 1_500);
    // Imported late, with the amounts as they were before the payments.
    expect(await take({ 'W-1': '86.40', 'W-2': '40.00' })).toMatchObject({ unchanged: 2 });
    expect(await open()).toEqual({ 'W-1': 6_640, 'W-2': 2_500 });
    // A fee was added before it was made.
    await take({ 'W-1': '91.40', 'W-2': '40.00' }, made);
    expect(await open()).toEqual({ 'W-1': 7_140, 'W-2': 2_500 });
    laterBy(12);
    await take({ 'W-1': '71.40', 'W-2': '25.00' }, asOf());
    expect(await open()).toEqual({ 'W-1': 7_140, 'W-2': 2_500 });
    // Now the fee makes the bill as large as it was before the payment.
    await take({ 'W-1': '91.40', 'W-2': '25.00' });
    expect((await open())['W-1']).toBe(9_140);
  });

  it('asks for less and names the bill where no one can say what an amount counts', async () => {
    await take({ 'W-1': '100.00' });
    await pay('W-1', 2_000);
    // 30.00 were paid at the counter; whether the books know of the 20.00 they do not say.
    expect(await take({ 'W-1': '70.00' })).toMatchObject({ unclear: { count: 1, first: ['W-1'] } });
    expect(await open()).toEqual({ 'W-1': 5_000 });
    laterBy(24);
    expect(await take({ 'W-1': '50.00' })).toMatchObject({ unclear: { count: 0 } });
    expect(await open()).toEqual({ 'W-1': 5_000 });
  });

  it('withdraws what is gone from it where the rule says so, and offers it again when it comes back', async () => {
    await take({ 'W-1': '86.40', 'W-2': '50.00' });
    expect(await take({ 'W-1': '86.40' }, '#gone,withdraw')).toMatchObject({ withdrawn: 1, unchanged: 1 });
    expect(await open()).toEqual({ 'W-1': 8_640 });
    const line = { billId: await billIdOf(test.central.db, 'W-2'), billNumber: 'W-2', amountMinor: 5_000 };
    const hold = await ask(holdBills, {
      transactionId: randomUUID(),
      lines: [line],
      total: { amountMinor: 5_000, currency: 'EUR' },
    });
    expect(hold).toEqual({ kind: 'refused', reason: 'paid' });
    expect(await pay('W-2', 5_000)).toBe('already-paid');
    laterBy(1);
    expect(await take({ 'W-1': '86.40', 'W-2': '50.00' }, asOf())).toMatchObject({ changed: 1 });
    expect(await open()).toEqual({ 'W-1': 8_640, 'W-2': 5_000 });
  });

  it('withdraws no bill that someone is paying, and not half of the town’s bills by a wrong file', async () => {
    await take({ 'W-1': '86.40', 'W-2': '50.00' });
    const line = { billId: await billIdOf(test.central.db, 'W-2'), billNumber: 'W-2', amountMinor: 5_000 };
    await ask(holdBills, {
      transactionId: randomUUID(),
      lines: [line],
      total: { amountMinor: 5_000, currency: 'EUR' },
    });
    expect(await take({ 'W-1': '86.40' }, '#gone,withdraw')).toMatchObject({
      withdrawn: 0,
      gone: { count: 1, first: ['W-2'] },
    });
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`X-${100 + at}`, '9.00']));
    laterBy(1);
    await take({ 'W-1': '86.40', 'W-2': '50.00', ...many });
    await test.central.db
      .updateTable('towns')
      .set({ definition: await definitionThatWithdraws() })
      .execute();
    expect(await take({ 'W-1': '86.41' })).toMatchObject({
      kind: 'refused',
      badLines: [{ line: 0, reason: expect.stringContaining('#gone,withdraw') }],
    });
    expect(Object.keys(await open()).length).toBeGreaterThan(40);
    expect(await take({ 'W-1': '86.41' }, '#gone,withdraw')).toMatchObject({ withdrawn: 51 });
  });
  const definitionThatWithdraws = async (): Promise<string> => {
    const { definition } = await test.central.db
      .selectFrom('towns')
      .select('definition')
      .executeTakeFirstOrThrow();
    return JSON.stringify({ ...definition, payments: { billList: { gone: 'withdraw' } } });
  };

  it('is refused when it is older than the one before, as far as that can be seen', async () => {
    const tuesday = asOf();
    laterBy(24);
    expect(await take({ 'W-1': '80.00' }, asOf())).toMatchObject({ kind: 'imported' });
    expect(await take({ 'W-1': '86.40' }, tuesday)).toMatchObject({
      kind: 'refused',
      badLines: [{ line: 0, reason: expect.stringContaining('was imported already') }],
    });
    expect(await take({ 'W-1': '70.00' })).toMatchObject({ changed: 1 });
    expect(await take({ 'W-1': '60.00' })).toMatchObject({ changed: 1 });
    expect(await take({ 'W-1': '70.00' })).toMatchObject({ kind: 'refused' });
    expect(await open()).toEqual({ 'W-1': 6_000 });
    const future = `#as-of,${new Date(test.central.now().getTime() + HOUR_MS).toISOString()}`;
    expect(await take({ 'W-1': '50.00' }, future)).toMatchObject({ kind: 'refused' });
  });

  it('counts nothing that kiosks took where its amounts are whole', async () => {
    await take({ 'W-1': '86.40' }, '#amounts,whole');
    await pay('W-1', 2_000);
    expect(await take({ 'W-1': '86.40' }, '#amounts,whole')).toMatchObject({ unchanged: 1 });
    expect(await open()).toEqual({ 'W-1': 6_640 });
    await take({ 'W-1': '90.00' }, '#amounts,whole');
    expect(await open()).toEqual({ 'W-1': 7_000 });
  });

  it('agrees with the town’s books after a week of nights, payments at kiosks and at the counter, and lists that are late', async () => {
    // What the town's books know: counter payments at once, the kiosk's with the export of the evening.
    const books = new Map([
      ['W-1', 8_640],
      ['W-2', 5_000],
      ['W-3', 3_000],
      ['W-4', 12_000],
    ]);
    const truth = new Map(books);
    const unbooked: [string, number][] = [];
    const book = (bill: string, amount: number): void => {
      books.set(bill, (books.get(bill) ?? 0) - amount);
    };
    const listed = (): Record<string, string> =>
      Object.fromEntries(
        [...books].filter(([, due]) => due > 0).map(([bill, due]) => [bill, (due / 100).toFixed(2)]),
      );
    const atKiosk = async (bill: string, amount: number): Promise<void> => {
      expect(await pay(bill, amount)).toBeNull();
      truth.set(bill, (truth.get(bill) ?? 0) - amount);
      unbooked.push([bill, amount]);
    };
    const agree = async (): Promise<void> =>
      expect(await open()).toEqual(Object.fromEntries([...truth].filter(([, due]) => due > 0)));
    await take(listed(), asOf(), '#gone,withdraw');
    for (let night = 1; night <= 7; night += 1) {
      await atKiosk('W-4', 500 + night);
      if (night === 2) await atKiosk('W-1', 2_000);
      if (night === 3) {
        book('W-2', 5_000);
        truth.set('W-2', 0);
      }
      if (night === 5) await atKiosk('W-3', 3_000);
      if (night === 6) {
        book('W-1', -700);
        truth.set('W-1', (truth.get('W-1') ?? 0) + 700);
      }
      // Each evening the books take in what was posted until then.
      for (const [bill, amount] of unbooked.splice(0)) book(bill, amount);
      laterBy(1);
      const [bills, made] = [listed(), asOf()];
      laterBy(1);
      // Somebody pays between the list and its import, which comes twice.
      if (night % 2 === 0) await atKiosk('W-4', 600);
      for (let times = 0; times < 2; times += 1)
        expect(await take(bills, made, '#gone,withdraw')).toMatchObject({
          kind: 'imported',
          unclear: { count: 0 },
        });
      await agree();
      laterBy(22);
    }
    expect(truth.get('W-4')).toBe(12_000 - 7 * 500 - 28 - 3 * 600);
  });

  it('is looked at before it is taken, and taken as it was looked at or not at all', async () => {
    await take({ 'W-1': '10.00', 'W-2': '20.00', 'W-3': '30.00' });
    const bills = { 'W-1': '10.00', 'W-2': '25.00', 'W-4': '7.00' };
    const next = list(bills, '#gone,withdraw');
    const see = async (file = next) => {
      const seen = await previewBills(test.central, TOWN_ID, file);
      if (seen.kind === 'refused') throw new Error(JSON.stringify(seen));
      return seen;
    };
    const takeAsSeen = (seen: string, file = next) =>
      importBills(test.central, TOWN_ID, file, 'sue', { seen });
    const seen = await see();
    expect(seen).toMatchObject({
      added: { count: 1, first: ['W-4'], sumMinor: 700 },
      changed: {
        count: 1,
        beforeMinor: 2_000,
        afterMinor: 2_500,
        first: [{ billNumber: 'W-2', beforeMinor: 2_000, afterMinor: 2_500 }],
      },
      unchanged: 1,
      withdrawn: { count: 1, first: ['W-3'], sumMinor: 3_000 },
      again: false,
      movedMinor: 3_500,
      limitMinor: null,
    });
    expect(await see()).toEqual(seen);
    expect(await open()).toEqual({ 'W-1': 1_000, 'W-2': 2_000, 'W-3': 3_000 });
    expect(
      await test.central.db.selectFrom('audit_log').select('action').where('actor', '=', 'sue').execute(),
    ).toEqual([]);

    // A resident pays a bill that the list would withdraw.
    await pay('W-3', 1_000);
    const stale = {
      kind: 'refused',
      badLines: [{ line: 0, reason: expect.stringContaining('the bills have changed since the preview') }],
    };
    expect(await takeAsSeen(seen.stamp)).toEqual(stale);
    const again = await see();
    expect(again.withdrawn.sumMinor).toBe(2_000);
    // Another list comes between, and another file than the one that was looked at.
    expect(await takeAsSeen(again.stamp, list(bills, '#gone,keep'))).toEqual(stale);
    await take({ 'W-1': '10.00', 'W-2': '25.00', 'W-3': '20.00' });
    expect(await takeAsSeen(again.stamp)).toEqual(stale);
    const last = await see();
    expect(await takeAsSeen(last.stamp)).toMatchObject({ kind: 'imported', added: 1, withdrawn: 1 });
    expect(await open()).toEqual({ 'W-1': 1_000, 'W-2': 2_500, 'W-4': 700 });
    expect(await see()).toMatchObject({ again: true, added: { count: 0 }, changed: { count: 0 } });
    expect(await previewBills(test.central, TOWN_ID, Buffer.from('nonsense'))).toMatchObject({
      kind: 'refused',
      badLines: [{ line: 1 }],
    });
  });
});
