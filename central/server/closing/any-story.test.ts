import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  apply,
  eachOnce,
  fold,
  type MoneyDoubt,
  type Transaction,
  type TransactionEvent,
} from '../../../domain/transaction/index.ts';
import { deliverJournal } from '../../../domain/wire/index.ts';
import { type WayOut, waysOutFor } from '../../wire/index.ts';
import { ClosedBody } from '../ledger/index.ts';
import {
  approval,
  askForPayment,
  billIdOf,
  billLine,
  holdIdFor,
  type Payment,
  partSeen,
  request,
  type TestCentral,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { closeByHand } from './index.ts';

const PRICE_MINOR = 1320;
const PART_MINOR = 660;

let test: TestCentral;
beforeAll(async () => {
  test = await testCentral();
});
afterAll(() => test.close());

const turn = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('kiosk' as const), pick: fc.nat(99) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('deliver' as const), again: fc.nat(9) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('clerk' as const),
      pick: fc.nat(9),
      way: fc.nat(9),
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
);
const story = fc.record({
  billIsGone: fc.boolean(),
  /** Begins where the kiosk has given up asking: what clerks write counts from there. */
  withClerk: fc.boolean(),
  turns: fc.array(turn, { minLength: 4, maxLength: 30, size: 'max' }),
});

type Story = typeof story extends fc.Arbitrary<infer One> ? One : never;

let count = 0;

it('keeps the books right once, whatever kiosk and clerks say, in any order', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      await run(told);
    }),
    { numRuns: Number(process.env.TOWNHALL_STORIES ?? 25) },
  );
});

async function run({ billIsGone, withClerk, turns }: Story): Promise<void> {
  const { db } = test.central;
  count += 1;
  const name = `STORY${count}`;
  const billNumber = `S-${count}`;
  await test.importLines([billLine('104-2210', billNumber, '13.20')]);
  const billId = await billIdOf(db, billNumber);
  const kiosk = await test.kiosk(name);
  const journal = testJournal(kiosk.kioskId, kiosk.key);
  const lines = [{ billId, billNumber, amountMinor: PRICE_MINOR }];
  const payment: Payment = { transactionId: randomUUID(), reference: `${kiosk.prefix}-1`, lines };
  const { transactionId } = payment;
  askForPayment(journal, payment);
  if (billIsGone)
    await db.updateTable('bills').set({ withdrawn_at: new Date() }).where('bill_id', '=', billId).execute();
  let sent = 0;
  let verdict: string | null = null;
  const deliver = async (again: number): Promise<void> => {
    const entries = journal.entries.slice(Math.max(0, sent - again));
    if (entries.length === 0) return;
    const answer = await kiosk.ask(deliverJournal, { entries });
    if (answer.kind !== 'accepted') throw new Error(answer.kind);
    for (const one of answer.verdicts) verdict = one.kind;
    sent = journal.entries.length;
  };
  const rows = () =>
    db
      .selectFrom('exceptions')
      .selectAll()
      .where('transaction_id', '=', transactionId)
      .orderBy('kind')
      .execute();
  if (withClerk) {
    journal.event(transactionId, { kind: 'payment-unknown', attempt: 1, reason: 'no-answer' });
    journal.event(transactionId, { kind: 'clerk-needed', reason: 'payment-unknown' });
    await deliver(0);
  }
  for (const one of turns) {
    if (one.kind === 'deliver') await deliver(one.again);
    else if (one.kind === 'kiosk') {
      const next = mayFollow(payment, holdIdFor(journal, payment), stateOf(journal, transactionId), verdict);
      const event = next[one.pick % next.length];
      if (event) journal.event(transactionId, event);
    } else {
      const open = (await rows()).filter((row) => row.closed_at === null);
      const row = open[one.pick % open.length];
      const way = row && wayOf(row.kind, one.way);
      if (!row || !way) continue;
      const { kind, detail } = row;
      const closing = { kioskId: kiosk.kioskId, transactionId, kind, detail, way, finding: 'Asked' };
      const clerks = Array.from({ length: one.times }, (_, clerk) =>
        closeByHand(test.central, closing, { userName: `clerk-${clerk}`, role: 'supervisor' }),
      );
      const done = (await Promise.all(clerks)).filter(
        ({ kind }) => kind === 'closed' || kind === 'not-posted',
      );
      expect(done.length).toBeLessThanOrEqual(1);
    }
  }
  await deliver(3);
  const entries = await db
    .selectFrom('clerk_entries')
    .select('body')
    .where('transaction_id', '=', transactionId)
    .orderBy('clerk_entry_id')
    .execute();
  const posted = await db
    .selectFrom('posting_lines')
    .select('amount_minor')
    .where('bill_id', '=', billId)
    .execute();
  const bill = await db
    .selectFrom('bills')
    .select('paid_minor')
    .where('bill_id', '=', billId)
    .executeTakeFirstOrThrow();
  const held = await db.selectFrom('holds').selectAll().where('bill_id', '=', billId).execute();
  const postedMinor = posted.reduce((sum, line) => sum + line.amount_minor, 0);
  expect(bill.paid_minor).toBe(postedMinor);
  expect(postedMinor).toBeLessThanOrEqual(PRICE_MINOR);
  check({
    state: stateOf(journal, transactionId),
    events: eventsOf(journal, transactionId),
    closings: entries.map(({ body }) => ClosedBody.parse(body)),
    rows: await rows(),
    postedMinor,
    isHeld: held.some(({ expires_at }) => expires_at === null),
  });
}

type Books = {
  readonly state: Transaction;
  readonly events: readonly TransactionEvent[];
  readonly closings: readonly ClosedBody[];
  readonly rows: readonly {
    readonly kind: string;
    readonly amount_minor: number | null;
    readonly closed_at: Date | null;
  }[];
  readonly postedMinor: number;
  readonly isHeld: boolean;
};

/** Money taken is posted, given back, or still with a clerk; where the two stories exclude each other, an exception says so. */
function check(books: Books): void {
  const { state, closings, rows, postedMinor } = books;
  const told = rows.filter(({ kind }) => ['contradiction', 'dead-letter'].includes(kind));
  if (storiesExclude(books)) expect(told, JSON.stringify(books)).not.toEqual([]);
  if (told.length > 0) return;
  const open = rows.filter(({ closed_at }) => closed_at === null);
  const withClerk = sum(open.map(({ amount_minor }) => amount_minor ?? 0));
  expect(
    { is: postedMinor + givenBack(state, closings) + withClerk, rows, closings },
    JSON.stringify(books.events),
  ).toMatchObject({ is: taken(books) });
  // What is held has a reason that somebody can find: the kiosk is still about it, or a clerk is called.
  if (books.isHeld && open.length === 0) expect(isUnderWay(state), JSON.stringify(books)).toBe(true);
}

const isUnderWay = ({ payment, reversal, ended }: Transaction): boolean =>
  payment.kind === 'unknown'
    ? !payment.withClerk
    : ended === null || ['wanted', 'requested', 'unknown', 'partial'].includes(reversal.kind);

const sum = (amounts: readonly number[]): number => amounts.reduce((all, one) => all + one, 0);

const approvals = (events: readonly TransactionEvent[]) =>
  events.flatMap((event) =>
    event.kind === 'payment-approved' || event.kind === 'late-approval' ? [event] : [],
  );

function taken({ state, events, closings, rows }: Books): number {
  const { payment, doubts } = state;
  // Money that came while the kiosk could not send it back by itself is a doubt.
  const approved = approvals(events).filter(({ payment: { terminalTransactionId: id } }) =>
    doubts.every(({ seen }) => seen?.terminalTransactionId !== id),
  );
  const ids = new Set(approved.map((one) => one.payment.terminalTransactionId));
  const foundOnly = closings.filter(
    ({ way, money }) => way.kind === 'charged' && approved.every(({ attempt }) => attempt !== money?.attempt),
  );
  const unknown = payment.kind === 'unknown' && payment.withClerk ? [payment] : [];
  const isFound = (attempt: number): boolean =>
    closings.some((one) => one.way.kind === 'charged' && one.money?.attempt === attempt);
  const named = eachOnce<MoneyDoubt>([...unknown, ...doubts])
    .filter(({ seen, attempt }) => !ids.has(seen?.terminalTransactionId ?? '') && !isFound(attempt))
    .map(({ attempt, seen, amount }) => ({
      kind: unknown.some((one) => one.attempt === attempt) ? 'payment-unknown' : 'late-doubt',
      amountMinor: (seen?.amount ?? amount).amountMinor,
    }));
  const inDoubt = ['payment-unknown', 'late-doubt'].map((kind) => {
    const own = closings.filter((one) => one.exception === kind);
    const back = sum(own.filter(({ way }) => way.kind === 'given-back').map(amountOf));
    const over = rows.every((row) => row.kind !== kind || row.closed_at !== null);
    if (own.at(-1)?.way.kind === 'not-charged' && over) return back;
    return Math.max(
      back,
      sum(named.filter((one) => one.kind === kind).map(({ amountMinor }) => amountMinor)),
    );
  });
  return ids.size * PRICE_MINOR + foundOnly.length * PRICE_MINOR + sum(inDoubt);
}

const amountOf = ({ amount }: ClosedBody): number => amount?.amountMinor ?? 0;

function givenBack({ returned, reversal }: Transaction, closings: readonly ClosedBody[]): number {
  const byClerks = closings.filter(
    ({ way, money }) =>
      way.kind === 'given-back' ||
      (way.kind === 'found-back' && !returned.includes(money?.terminalTransactionId ?? '')),
  );
  const partly = reversal.kind === 'with-clerk' ? (reversal.reversed?.amountMinor ?? 0) : 0;
  return returned.length * PRICE_MINOR + partly + sum(byClerks.map(amountOf));
}

/** A charge that a clerk posted and the kiosk denies; money that a clerk gave back and the kiosk sent back as well. */
function storiesExclude({ state, events, closings }: Books): boolean {
  const denied = events.flatMap((event) =>
    event.kind === 'payment-declined' || event.kind === 'payment-not-made' ? [event.attempt] : [],
  );
  return closings.some(
    ({ way, money, exception }) =>
      (way.kind === 'charged' && denied.includes(money?.attempt ?? 0)) ||
      (way.kind === 'given-back' &&
        exception !== 'refund-due' &&
        state.returned.includes(money?.terminalTransactionId ?? '')),
  );
}

/** What the kiosk's machine allows next; it hears central's verdict before it calls a payment delivered or refused. */
function mayFollow(
  payment: Payment,
  holdId: string,
  state: Transaction,
  verdict: string | null,
): readonly TransactionEvent[] {
  const { reversal } = state;
  const attempts = [1, 2];
  const approved = (attempt: number) => ({
    ...approval(payment),
    terminalTransactionId: `T-${payment.reference}-${attempt}`,
  });
  const seen = (attempt: number, amountMinor: number) => ({
    ...partSeen(payment, amountMinor),
    terminalTransactionId: `T-${payment.reference}-${attempt}`,
  });
  const ofPayment = attempts.flatMap((attempt): TransactionEvent[] => [
    { kind: 'payment-requested', attempt, request, amount: approval(payment).amount },
    { kind: 'payment-approved', attempt, payment: approved(attempt) },
    { kind: 'payment-declined', attempt, reason: 'refused' },
    { kind: 'payment-declined', attempt, reason: 'aborted-by-kiosk' },
    { kind: 'payment-not-made', attempt },
    { kind: 'payment-unknown', attempt, reason: 'no-answer' },
    { kind: 'payment-unknown', attempt, reason: 'partial-approval', seen: seen(attempt, PART_MINOR) },
    { kind: 'payment-unknown', attempt, reason: 'contradiction', seen: seen(attempt, PRICE_MINOR) },
    { kind: 'late-check-passed', attempt, answer: 'not-found' },
    { kind: 'late-approval', attempt, payment: approved(attempt) },
    { kind: 'late-doubt', attempt, reason: 'partial-approval', seen: seen(attempt, PART_MINOR) },
  ]);
  const wanted = 'payment' in reversal ? reversal.payment : null;
  const ofReversal = [1, 2, 3].flatMap((attempt): TransactionEvent[] => [
    ...(wanted === null ? [] : [{ kind: 'reversal-requested', attempt, request, payment: wanted } as const]),
    { kind: 'reversed', attempt },
    { kind: 'reversal-refused', attempt, reason: 'NotAllowed' },
    { kind: 'reversal-unknown', attempt },
    { kind: 'reversal-partial', attempt, reversed: { amountMinor: PART_MINOR, currency: 'EUR' } },
    { kind: 'late-reversal-checked', attempt, answer: 'unclear' },
  ]);
  const ofDelivery: TransactionEvent[] = [
    { kind: 'delivery-queued' },
    ...(verdict === 'accepted' ? [{ kind: 'delivered' } as const] : []),
    ...(verdict === 'refused' ? [{ kind: 'delivery-refused', reason: 'already-paid' } as const] : []),
  ];
  const reasons = ['payment-unknown', 'reversal-refused', 'reversal-unknown', 'reversal-partial'] as const;
  const others: TransactionEvent[] = [
    ...reasons.map((reason) => ({ kind: 'clerk-needed', reason }) as const),
    { kind: 'confirmed' },
    { kind: 'reserved', holdId },
    { kind: 'resident-gone', why: 'left' },
    { kind: 'completed' },
    { kind: 'abandoned' },
  ];
  return [...ofPayment, ...ofReversal, ...ofDelivery, ...others].filter(
    (event) => apply(state, event).kind === 'applied',
  );
}

function wayOf(kind: string, pick: number): WayOut | null {
  const ways = waysOutFor(kind, 'supervisor');
  const way = ways[pick % ways.length];
  switch (way) {
    case undefined:
      return null;
    case 'given-back':
      return { kind: way, how: 'transfer', reference: 'SEPA-1' };
    case 'looked-at':
    case 'answered':
      return { kind: way };
    default:
      return { kind: way, reference: 'ACQ-1' };
  }
}

type Journal = ReturnType<typeof testJournal>;

const eventsOf = ({ entries }: Journal, transactionId: string): TransactionEvent[] =>
  entries.flatMap(({ entry: { body } }) =>
    body.subject === 'transaction' && body.transactionId === transactionId ? [body.event] : [],
  );

function stateOf(journal: Journal, transactionId: string): Transaction {
  const folded = fold(transactionId, eventsOf(journal, transactionId));
  if (folded.kind === 'impossible') throw new Error(folded.why);
  return folded.transaction;
}
