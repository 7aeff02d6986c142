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
import { mayGoToBill, type WayOut, waysOutFor } from '../../wire/index.ts';
import { verifyClerkEntries } from '../audit-chain/index.ts';
import { listExceptionRows } from '../exceptions/index.ts';
import { CLOSED, ClosedBody, REOPENED } from '../ledger/index.ts';
import { askForRefund, decideAboutRefund, finishByHand, readRefundsOf } from '../refunds/index.ts';
import {
  approval,
  askForPayment,
  billIdOf,
  billLine,
  holdIdFor,
  type Payment,
  partSeen,
  request,
  setSecondPersonLimit,
  type TestCentral,
  testCentral,
  testJournal,
} from '../testing/index.ts';
import { closeByHand, decideByHand, reopenByHand } from './index.ts';

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
      /** Whether only a part gets its place, and whether it goes to another bill. */
      part: fc.boolean(),
      toBill: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('second' as const),
      pick: fc.nat(9),
      confirms: fc.boolean(),
      times: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('reopen' as const),
      pick: fc.nat(9),
      times: fc.integer({ min: 1, max: 2 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('refund' as const),
      act: fc.constantFrom('ask', 'decide', 'finish'),
      pick: fc.nat(9),
      /** A part of it, and by this sum its bill is to be paid again; of a decision: it declines. */
      part: fc.boolean(),
      toBill: fc.boolean(),
      times: fc.integer({ min: 1, max: 2 }),
    }),
  },
);
const story = fc.record({
  billIsGone: fc.boolean(),
  /** Begins where the kiosk has given up asking: what clerks write counts from there. */
  withClerk: fc.boolean(),
  /** Whether what a person moves above half of the price waits for a second one. */
  secondPerson: fc.boolean(),
  turns: fc.array(turn, { minLength: 4, maxLength: 30, size: 'max' }),
});

type RefundTurn = {
  readonly act: string;
  readonly pick: number;
  readonly part: boolean;
  readonly toBill: boolean;
  readonly times: number;
};
type Story = typeof story extends fc.Arbitrary<infer One> ? One : never;

/** A part turns up late and a clerk gives it back; then the terminal names the whole of it, and the part again. */
const PART_BACK_THEN_NAMED_TWICE: Story = {
  billIsGone: false,
  withClerk: false,
  secondPerson: false,
  turns: [
    ...[2, 40, 27, 5].map((pick) => ({ kind: 'kiosk' as const, pick })),
    { kind: 'deliver', again: 0 },
    { kind: 'clerk', pick: 0, way: 7, times: 1, part: false, toBill: false },
    ...[16, 0, 17].map((pick) => ({ kind: 'kiosk' as const, pick })),
  ],
};

const clerk = (way: number) =>
  ({ kind: 'clerk', pick: 0, way, times: 2, part: false, toBill: false }) as const;
const reopen = { kind: 'reopen', pick: 0, times: 2 } as const;
const confirm = { kind: 'second', pick: 0, confirms: true, times: 2 } as const;
/** A clerk finds a charge twice and takes it back, and the kiosk reports it after all. */
const TAKEN_BACK: Story = {
  billIsGone: false,
  withClerk: true,
  secondPerson: false,
  turns: [
    clerk(0),
    reopen,
    clerk(0),
    reopen,
    clerk(1),
    { kind: 'kiosk', pick: 0 },
    { kind: 'deliver', again: 0 },
  ],
};
/** The same, each with a second person's word. */
const TAKEN_BACK_BY_TWO: Story = {
  ...TAKEN_BACK,
  secondPerson: true,
  turns: [
    clerk(0),
    confirm,
    reopen,
    confirm,
    clerk(1),
    confirm,
    { kind: 'kiosk', pick: 0 },
    { kind: 'deliver', again: 0 },
  ],
};

const EXAMPLES = [PART_BACK_THEN_NAMED_TWICE, TAKEN_BACK, TAKEN_BACK_BY_TWO];

let count = 0;

it('keeps the books right once, whatever kiosk and clerks say, in any order', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(story, async (told) => {
      await run(told);
    }),
    { numRuns: Number(process.env.TOWNHALL_STORIES ?? 25), examples: EXAMPLES.map((one): [Story] => [one]) },
  );
  expect(await verifyClerkEntries(test.central.db)).toMatchObject({ kind: 'sound' });
});

async function run({ billIsGone, withClerk, secondPerson, turns }: Story): Promise<void> {
  const { db } = test.central;
  count += 1;
  const name = `STORY${count}`;
  const billNumber = `S-${count}`;
  const otherNumber = `T-${count}`;
  await setSecondPersonLimit(db, secondPerson ? PART_MINOR : null);
  await test.importLines([
    billLine('104-2210', billNumber, '13.20'),
    billLine('104-2210', otherNumber, '13.20', '0.01'),
  ]);
  const otherId = await billIdOf(db, otherNumber);
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
    listExceptionRows(db, {
      closed: true,
      limit: 50,
      now: new Date(),
      transaction: { kioskId: kiosk.kioskId, transactionId },
    });
  if (withClerk) {
    journal.event(transactionId, { kind: 'payment-unknown', attempt: 1, reason: 'no-answer' });
    journal.event(transactionId, { kind: 'clerk-needed', reason: 'payment-unknown' });
    await deliver(0);
  }
  for (const one of turns) {
    if (one.kind === 'deliver') await deliver(one.again);
    else if (one.kind === 'kiosk') {
      const next = mayFollow(
        payment,
        holdIdFor(journal, payment),
        stateOf(journal.entries, transactionId),
        verdict,
      );
      const event = next[one.pick % next.length];
      if (event) journal.event(transactionId, event);
    } else if (one.kind === 'clerk') {
      const open = (await rows()).filter((row) => row.closedAt === null);
      const row = open[one.pick % open.length];
      const way = row && wayOf(row.kind, row.amount?.amountMinor ?? 0, one, otherNumber);
      if (!row || !way) continue;
      const { kind, detail } = row;
      const openMinor = row.amount?.amountMinor ?? null;
      const which = { kioskId: kiosk.kioskId, transactionId, kind };
      const closing = { ...which, detail, openMinor, way, finding: 'Asked' };
      await once(one.times, (clerk) =>
        closeByHand(test.central, closing, { userName: `clerk-${clerk}`, role: 'supervisor' }),
      );
    } else if (one.kind === 'refund') await refund(one);
    else {
      const pickable = (await rows()).filter((row) =>
        one.kind === 'second' ? row.waiting !== null : row.undo !== null,
      );
      const row = pickable[one.pick % pickable.length];
      if (!row) continue;
      const which = { kioskId: kiosk.kioskId, transactionId, kind: row.kind, finding: 'Checked' };
      const by = (clerk: number) => ({ userName: `second-${clerk}`, role: 'supervisor' }) as const;
      if (one.kind === 'second') {
        const decision = one.confirms ? 'confirm' : 'decline';
        const decided = { ...which, askedAt: row.waiting?.at ?? '', decision } as const;
        await once(one.times, (clerk) => decideByHand(test.central, decided, by(clerk)));
      } else {
        const entryId = row.undo ?? 0;
        await once(one.times, (clerk) => reopenByHand(test.central, { ...which, entryId }, by(clerk)));
      }
    }
    await look();
  }
  await deliver(3);
  await look();

  async function refund({ act, pick, part, toBill, times }: RefundTurn): Promise<void> {
    const { central } = test;
    const { kioskId } = kiosk;
    const { refunds, possible } = await readRefundsOf(db, { kioskId, transactionId });
    if (act === 'ask') {
      if (possible.kind === 'not-possible') return;
      const { total, bills } = possible;
      const bill = toBill ? bills[pick % bills.length] : undefined;
      const wanted = part ? Math.ceil(total.amountMinor / 3) : total.amountMinor;
      const asked = {
        kioskId,
        transactionId,
        amountMinor: Math.min(wanted, bill?.amountMinor ?? wanted),
        possibleMinor: total.amountMinor,
        billId: bill?.billId ?? null,
        reason: 'Paid twice',
      };
      return once(times, (clerk) => askForRefund(central, asked, { userName: `clerk-${clerk}` }));
    }
    const open = refunds.filter(({ state }) => state === (act === 'decide' ? 'asked' : 'approved'));
    const refundId = open[pick % open.length]?.refundId;
    if (refundId === undefined) return;
    const decision = { kioskId, refundId, decision: part ? 'decline' : 'approve', note: 'Checked' } as const;
    const done = { kioskId, refundId, how: 'cash', reference: '' } as const;
    await once(times, (person) => {
      const by = { userName: `second-${person}`, role: 'supervisor' } as const;
      return act === 'decide' ? decideAboutRefund(central, decision, by) : finishByHand(central, done, by);
    });
  }

  /** The books as central has them at this moment, beside what it has heard of the kiosk until now. */
  async function look(): Promise<void> {
    const heard = journal.entries.slice(0, sent);
    if (eventsIn(heard, transactionId).length === 0) return;
    const entries = await db
      .selectFrom('clerk_entries')
      .select(['clerk_entry_id', 'kind', 'body'])
      .where('kind', 'in', [CLOSED, REOPENED])
      .where('transaction_id', '=', transactionId)
      .orderBy('clerk_entry_id')
      .execute();
    const refunds = await db
      .selectFrom('refunds')
      .select(['amount_minor', 'bill_id'])
      .where('transaction_id', '=', transactionId)
      .where('state', '=', 'done')
      .execute();
    const keepingBills = refunds.filter(({ bill_id }) => bill_id === null);
    const postedMinor =
      (await postedOf(billId, otherId)) - sum(keepingBills.map(({ amount_minor }) => amount_minor));
    const held = await db.selectFrom('holds').selectAll().where('bill_id', '=', billId).execute();
    check({
      state: stateOf(heard, transactionId),
      events: eventsIn(heard, transactionId),
      closings: holding(entries),
      rows: await rows(),
      postedMinor,
      refundedMinor: sum(refunds.map(({ amount_minor }) => amount_minor)),
      isHeld: held.some(({ expires_at }) => expires_at === null),
    });
  }

  /** What is posted to both bills; each says so of itself. */
  async function postedOf(...billIds: readonly string[]): Promise<number> {
    const sums = billIds.map(async (id) => {
      const ofPayments = await db
        .selectFrom('posting_lines')
        .select('amount_minor')
        .where('bill_id', '=', id)
        .execute();
      const byClerks = await db
        .selectFrom('clerk_postings')
        .select('amount_minor')
        .where('bill_id', '=', id)
        .execute();
      const bill = await db
        .selectFrom('bills')
        .select('paid_minor')
        .where('bill_id', '=', id)
        .executeTakeFirstOrThrow();
      const postedMinor = sum([...ofPayments, ...byClerks].map(({ amount_minor }) => amount_minor));
      expect(bill.paid_minor).toBe(postedMinor);
      expect(postedMinor).toBeLessThanOrEqual(PRICE_MINOR);
      return postedMinor;
    });
    return sum(await Promise.all(sums));
  }
}

const DONE = ['closed', 'not-posted', 'part', 'asked', 'declined', 'changed', 'reopened', 'approved', 'done'];

/** However many do the same at once, one of them has done it. */
async function once(
  times: number,
  act: (person: number) => Promise<{ readonly kind: string }>,
): Promise<void> {
  const answers = await Promise.all(Array.from({ length: times }, (_, person) => act(person)));
  expect(answers.filter(({ kind }) => DONE.includes(kind)).length).toBeLessThanOrEqual(1);
}

type Books = {
  readonly state: Transaction;
  readonly events: readonly TransactionEvent[];
  readonly closings: readonly ClosedBody[];
  readonly rows: Awaited<ReturnType<typeof listExceptionRows>>;
  readonly postedMinor: number;
  readonly refundedMinor: number;
  readonly isHeld: boolean;
};

type ClerkRow = { readonly clerk_entry_id: number; readonly kind: string; readonly body: unknown };

/** What clerks hold to: not that a card was charged where they took that back. */
function holding(entries: readonly ClerkRow[]): readonly ClosedBody[] {
  const takenBack = entries.flatMap(({ kind, body }) =>
    kind === REOPENED ? [(body as { entryId: number }).entryId] : [],
  );
  return entries.flatMap(({ clerk_entry_id, kind, body }) => {
    if (kind !== CLOSED) return [];
    const closed = ClosedBody.parse(body);
    const isOver = closed.undoes !== undefined || takenBack.includes(clerk_entry_id);
    return closed.way.kind === 'charged' && isOver ? [] : [closed];
  });
}

/** Money taken is posted, given back, or still with a clerk; where the two stories exclude each other, an exception says so. */
function check(books: Books): void {
  const { state, closings, rows, postedMinor, refundedMinor } = books;
  const told = rows.filter(({ kind }) => ['contradiction', 'dead-letter'].includes(kind));
  if (storiesExclude(books)) expect(told, JSON.stringify(books)).not.toEqual([]);
  if (told.length > 0) return;
  const open = rows.filter(({ closedAt }) => closedAt === null);
  const withClerk = sum(open.map(({ amount }) => amount?.amountMinor ?? 0));
  expect(
    { is: postedMinor + givenBack(state, closings) + refundedMinor + withClerk, rows, closings },
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
    const over = rows.every((row) => row.kind !== kind || row.closedAt !== null);
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
      (way.kind === 'given-back' && way.how !== 'other-bill') ||
      (way.kind === 'found-back' && !returned.includes(money?.terminalTransactionId ?? '')),
  );
  const partly = reversal.kind === 'with-clerk' ? (reversal.reversed?.amountMinor ?? 0) : 0;
  return returned.length * PRICE_MINOR + partly + sum(byClerks.map(amountOf));
}

/** A charge that a clerk posted and the kiosk denies; money that a clerk gave back and the kiosk sent back as well. */
function storiesExclude({ state, events, closings }: Books): boolean {
  // A terminal that denies what it has named leaves a doubt, which the clerk answers.
  const denied = events.flatMap((event, at) =>
    (event.kind === 'payment-declined' || event.kind === 'payment-not-made') &&
    folded(state.transactionId, events.slice(0, at + 1)).payment.kind !== 'unknown'
      ? [event.attempt]
      : [],
  );
  const twice = state.returned.some((id) => {
    const own = closings.filter(
      ({ way, money, exception }) =>
        way.kind === 'given-back' && exception !== 'refund-due' && money?.terminalTransactionId === id,
    );
    return own.length > 0 && (own.some(({ amount }) => amount === null) || sum(own.map(amountOf)) > 0);
  });
  return (
    twice || closings.some(({ way, money }) => way.kind === 'charged' && denied.includes(money?.attempt ?? 0))
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

type Wanted = { readonly way: number; readonly part: boolean; readonly toBill: boolean };

function wayOf(
  kind: string,
  openMinor: number,
  { way: pick, part, toBill }: Wanted,
  bill: string,
): WayOut | null {
  const ways = waysOutFor(kind, 'supervisor');
  const way = ways[pick % ways.length];
  switch (way) {
    case undefined:
      return null;
    case 'given-back': {
      const where =
        toBill && mayGoToBill(kind)
          ? ({ how: 'other-bill', reference: bill } as const)
          : ({ how: 'transfer', reference: 'SEPA-1' } as const);
      const some = part && openMinor > 1 ? { amountMinor: Math.ceil(openMinor / 3) } : {};
      return { kind: way, ...where, ...some };
    }
    case 'looked-at':
    case 'answered':
      return { kind: way };
    default:
      return { kind: way, reference: 'ACQ-1' };
  }
}

type Entries = ReturnType<typeof testJournal>['entries'];

const eventsIn = (entries: Entries, transactionId: string): TransactionEvent[] =>
  entries.flatMap(({ entry: { body } }) =>
    body.subject === 'transaction' && body.transactionId === transactionId ? [body.event] : [],
  );

function stateOf(entries: Entries, transactionId: string): Transaction {
  return folded(transactionId, eventsIn(entries, transactionId));
}

function folded(transactionId: string, events: readonly TransactionEvent[]): Transaction {
  const known = fold(transactionId, events);
  if (known.kind === 'impossible') throw new Error(known.why);
  return known.transaction;
}
