import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deliverJournal } from '../../../domain/wire/index.ts';
import {
  approval,
  askForPayment,
  billLine,
  payToTheEnd,
  type TestCentral,
  testCentral,
  testJournal,
} from '../testing/index.ts';

let test: TestCentral;
beforeAll(async () => {
  test = await testCentral();
});
afterAll(() => test.close());

let count = 0;

/** One payment of a story: of which bill, how much, and how it ends. */
const story = fc.array(
  fc.record({
    bill: fc.nat(2),
    amountMinor: fc.integer({ min: 1, max: 60 }),
    end: fc.constantFrom('paid', 'approved', 'declined', 'asked'),
  }),
  { minLength: 1, maxLength: 6 },
);
/** How the kiosk delivers: how many entries at a time, and how many of the last ones once more. */
const batches = fc.array(fc.record({ size: fc.integer({ min: 1, max: 12 }), again: fc.nat(9) }), {
  minLength: 1,
  maxLength: 30,
});

it('comes to the same result in any batching and with any repetition', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(story, batches, async (payments, cuts) => {
      const results = [];
      for (const plan of [null, cuts]) results.push(await run(payments, plan));
      expect(results[1]).toEqual(results[0]);
    }),
    { numRuns: 25 },
  );
});

type Story = readonly { readonly bill: number; readonly amountMinor: number; readonly end: string }[];
type Cuts = readonly { readonly size: number; readonly again: number }[];

async function run(payments: Story, cuts: Cuts | null): Promise<unknown> {
  const { db } = test.central;
  const name = `K${++count}`;
  const numbers = [0, 1, 2].map((bill) => `${name}-B${bill}`);
  await test.importLines(numbers.map((number) => billLine('104-2210', number, '1.00', '0.01')));
  const rows = await db
    .selectFrom('bills')
    .select(['bill_id', 'bill_number'])
    .where('bill_number', 'in', numbers)
    .execute();
  const ids = numbers.map((number) => rows.find((row) => row.bill_number === number)?.bill_id ?? '');
  const kiosk = await test.kiosk(name);
  const journal = testJournal(kiosk.kioskId, kiosk.key);
  for (const { bill, amountMinor, end } of payments) {
    const transactionId = randomUUID();
    const lines = [{ billId: ids[bill] ?? '', billNumber: 'B-1', amountMinor }];
    const payment = { transactionId, reference: `${kiosk.prefix}-${journal.entries.length + 1}`, lines };
    if (end === 'paid') payToTheEnd(journal, payment);
    else askForPayment(journal, payment);
    if (end === 'approved') {
      journal.event(transactionId, { kind: 'payment-approved', attempt: 1, payment: approval(payment) });
    }
    if (end === 'declined')
      journal.event(transactionId, { kind: 'payment-declined', attempt: 1, reason: 'refused' });
  }
  const all = journal.entries;
  const verdicts = new Map<string, string>();
  let sent = 0;
  for (let turn = 0; sent < all.length; turn++) {
    const { size, again } = cuts ? cuts[turn % cuts.length]! : { size: all.length, again: 0 };
    const entries = all.slice(Math.max(0, sent - again), sent + size);
    const answer = await kiosk.ask(deliverJournal, { entries });
    if (answer.kind !== 'accepted') throw new Error(answer.kind);
    for (const verdict of answer.verdicts) {
      const text = verdict.kind === 'refused' ? verdict.reason : verdict.kind;
      expect(verdicts.get(verdict.transactionId) ?? text).toBe(text);
      verdicts.set(verdict.transactionId, text);
    }
    sent += size;
  }
  const paid = await db
    .selectFrom('bills')
    .select('paid_minor')
    .where('bill_id', 'in', ids)
    .orderBy('bill_number')
    .execute();
  const posted = await db
    .selectFrom('posting_lines')
    .select((row) => row.fn.sum<number>('amount_minor').as('sum'))
    .where('kiosk_id', '=', kiosk.kioskId)
    .executeTakeFirstOrThrow();
  const transactions = await db
    .selectFrom('transactions')
    .select(['reference', 'status', 'standing'])
    .where('kiosk_id', '=', kiosk.kioskId)
    .orderBy('reference')
    .execute();
  const kept = await db
    .selectFrom('journal_entries')
    .select('seq')
    .where('kiosk_id', '=', kiosk.kioskId)
    .execute();
  // The bills and the postings are two accounts of the same money.
  const approved = payments.some(({ end }) => end === 'paid' || end === 'approved');
  expect(Number(posted.sum ?? 0) > 0).toBe(approved);
  expect(Number(posted.sum ?? 0)).toBe(paid.reduce((sum, bill) => sum + bill.paid_minor, 0));
  const told = transactions.map((row) => ({ ...row, reference: row.reference.split('-')[1] }));
  return { paid, transactions: told, kept: kept.length, verdicts: [...verdicts.values()] };
}
