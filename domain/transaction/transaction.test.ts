import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apply,
  begin,
  lateEvent,
  moneyInDoubt,
  nextStep,
  type StatusAnswer,
  standing,
  type Transaction,
  type TransactionEvent,
} from './index.ts';

const ID = '5f0c1f7a-8f3f-4a0e-9d2b-1a2b3c4d5e6f';
const sealed = { recordId: ID, hash: 'a'.repeat(64) };
const total = { amountMinor: 4250, currency: 'EUR' };
const line = { billId: 'b1', billNumber: 'W-1', amountMinor: 4250, title: { en: 'Water' } };
const request = { saleId: 'kiosk', poiId: 'terminal', serviceId: 'a1' };
const approved = {
  kind: 'approved' as const,
  amount: total,
  card: { maskedNumber: '•••• 1234', scheme: 'visa', aid: null },
  authorisationCode: '123456',
  terminalTransactionId: 't1',
  terminalTime: '2026-11-23T10:00:00Z',
};

const { kind: _kind, ...whole } = approved;
/** Less than was asked for. */
const seen = { ...whole, amount: { amountMinor: 2000, currency: 'EUR' } };

/** Any event at all, with attempts near the ones that may come: most are refused, and that is the point. */
const anyEvent: fc.Arbitrary<TransactionEvent> = fc
  .integer({ min: 1, max: 4 })
  .chain((attempt) =>
    fc.constantFrom<TransactionEvent>(
      { kind: 'details-given', details: sealed },
      { kind: 'priced', lines: [line], total },
      { kind: 'found-free' },
      { kind: 'submitted' },
      { kind: 'confirmed' },
      { kind: 'reserved', holdId: 'h1' },
      { kind: 'reservation-refused', reason: 'held' },
      { kind: 'payment-requested', attempt, request, amount: total },
      { kind: 'payment-approved', attempt, payment: approved },
      { kind: 'payment-declined', attempt, reason: 'refused' },
      { kind: 'payment-unknown', attempt, reason: 'no-answer' },
      { kind: 'payment-not-made', attempt },
      { kind: 'late-check-passed', attempt, answer: 'not-found' },
      { kind: 'payment-declined', attempt, reason: 'aborted-by-kiosk' },
      { kind: 'payment-unknown', attempt, reason: 'partial-approval', seen },
      { kind: 'late-doubt', attempt, reason: 'partial-approval', seen },
      { kind: 'reversal-partial', attempt, reversed: { amountMinor: 100, currency: 'EUR' } },
      { kind: 'late-reversal-checked', attempt, answer: 'not-found' },
      { kind: 'late-approval', attempt, payment: { ...approved, terminalTransactionId: 'late' } },
      { kind: 'delivered' },
      { kind: 'delivery-queued' },
      { kind: 'delivery-refused', reason: 'already-paid' },
      { kind: 'reversal-requested', attempt, request, payment: approved },
      { kind: 'reversed', attempt },
      { kind: 'reversal-refused', attempt, reason: 'NotAllowed' },
      { kind: 'reversal-unknown', attempt },
      { kind: 'reversal-not-made', attempt },
      { kind: 'clerk-needed', reason: 'payment-unknown' },
      { kind: 'clerk-needed', reason: 'reversal-failed' },
      { kind: 'clerk-needed', reason: 'reversal-refused' },
      { kind: 'clerk-needed', reason: 'reversal-unknown' },
      { kind: 'clerk-needed', reason: 'reversal-partial' },
      { kind: 'receipt-made', receipt: sealed },
      { kind: 'receipt-chosen', way: 'print', address: null },
      { kind: 'receipt-chosen', way: 'email', address: sealed },
      { kind: 'print-requested', copy: false },
      { kind: 'print-requested', copy: true },
      { kind: 'print-ended', outcome: 'printed', reason: null },
      { kind: 'print-ended', outcome: 'not-printed', reason: 'paper-out' },
      { kind: 'resident-gone', why: 'left' },
      { kind: 'completed' },
      { kind: 'abandoned' },
    ),
  );

function started(): Transaction {
  const event = { kind: 'started', reference: 'MILL1-1', serviceId: 'pay-bill', language: 'en' } as const;
  const result = begin(ID, event);
  if (result.kind !== 'applied') throw new Error(result.why);
  return result.transaction;
}

function run(
  events: readonly TransactionEvent[],
  from = started(),
): { transaction: Transaction; kept: TransactionEvent[] } {
  let transaction = from;
  const kept: TransactionEvent[] = [];
  for (const event of events) {
    const result = apply(transaction, event);
    if (result.kind === 'impossible') continue;
    transaction = result.transaction;
    kept.push(event);
  }
  return { transaction, kept };
}

function must(transaction: Transaction, ...events: TransactionEvent[]): Transaction {
  const { transaction: after, kept } = run(events, transaction);
  expect(kept).toEqual(events);
  return after;
}

/** What the steps of the machine may bring, chosen by numbers: a run of the machine with any luck. */
function eventFor(transaction: Transaction, choice: number): TransactionEvent | null {
  const step = nextStep(transaction);
  const pick = (...events: TransactionEvent[]): TransactionEvent | null =>
    events[choice % events.length] ?? null;
  const attempt = transaction.attempts;
  const leave: TransactionEvent = { kind: 'resident-gone', why: 'left' };
  switch (step.kind) {
    case 'wait-for-resident':
      switch (step.question) {
        case 'details':
          return transaction.details
            ? pick({ kind: 'priced', lines: [line], total }, { kind: 'found-free' }, leave)
            : pick({ kind: 'details-given', details: sealed }, leave);
        case 'review':
        case 'pay-again':
          return pick({ kind: 'confirmed' }, { kind: 'confirmed' }, leave);
        case 'receipt':
          return pick(
            { kind: 'receipt-chosen', way: 'print', address: null },
            { kind: 'receipt-chosen', way: 'screen', address: null },
            leave,
          );
        case 'farewell':
          return leave;
      }
      break;
    case 'reserve':
      return pick(
        { kind: 'reserved', holdId: 'h' },
        { kind: 'reserved', holdId: 'h' },
        { kind: 'reservation-refused', reason: 'held' },
      );
    case 'request-payment':
      return { kind: 'payment-requested', attempt: step.attempt, request, amount: total };
    case 'ask-payment-status':
      return pick(
        { kind: 'payment-approved', attempt, payment: approved },
        { kind: 'payment-declined', attempt, reason: 'refused' },
        { kind: 'payment-declined', attempt, reason: 'aborted-by-kiosk' },
        { kind: 'payment-unknown', attempt, reason: 'no-answer' },
        { kind: 'payment-unknown', attempt, reason: 'partial-approval', seen },
        { kind: 'payment-not-made', attempt },
      );
    case 'submit':
      return { kind: 'submitted' };
    case 'deliver':
      return pick(
        { kind: 'delivered' },
        { kind: 'delivery-queued' },
        { kind: 'delivery-refused', reason: 'already-paid' },
      );
    case 'wait-for-delivery':
      return pick({ kind: 'delivered' }, { kind: 'delivery-refused', reason: 'overpaid' });
    case 'request-reversal': {
      const { reversal } = transaction;
      const payment = reversal.kind === 'wanted' || reversal.kind === 'unknown' ? reversal.payment : approved;
      return { kind: 'reversal-requested', attempt: step.attempt, request, payment };
    }
    case 'ask-reversal-status':
      return pick(
        { kind: 'reversed', attempt: step.asked.attempts },
        { kind: 'reversal-refused', attempt: step.asked.attempts, reason: 'NotAllowed' },
        { kind: 'reversal-unknown', attempt: step.asked.attempts },
        { kind: 'reversal-not-made', attempt: step.asked.attempts },
        {
          kind: 'reversal-partial',
          attempt: step.asked.attempts,
          reversed: { amountMinor: 100, currency: 'EUR' },
        },
      );
    case 'call-clerk':
      return { kind: 'clerk-needed', reason: step.reason };
    case 'make-receipt':
      return { kind: 'receipt-made', receipt: sealed };
    case 'print-receipt':
      return { kind: 'print-requested', copy: step.copy };
    case 'close-print':
      return pick(
        { kind: 'print-ended', outcome: 'printed', reason: null },
        { kind: 'print-ended', outcome: 'not-printed', reason: 'paper-out' },
        { kind: 'print-ended', outcome: 'unconfirmed', reason: 'restart' },
      );
    case 'complete':
      return { kind: 'completed' };
    case 'abandon':
      return { kind: 'abandoned' };
    case 'check-late': {
      const answers: readonly StatusAnswer[] = [
        { kind: 'not-found' },
        { kind: 'in-progress' },
        { kind: 'declined', reason: 'refused' },
        { ...approved, terminalTransactionId: `late-${step.asked.attempt}` },
        { kind: 'unknown', reason: 'partial-approval', seen },
      ];
      return pick(...answers.flatMap((answer) => lateEvent(step.question, step.asked.attempt, answer) ?? []));
    }
    case 'check-late-reversal':
      return pick(
        { kind: 'late-reversal-checked', attempt: step.asked.attempts, answer: 'not-found' },
        { kind: 'late-reversal-checked', attempt: step.asked.attempts, answer: 'refused' },
        { kind: 'reversed', attempt: step.asked.attempts },
        { kind: 'reversal-partial', attempt: step.asked.attempts, reversed: null },
      );
    case 'done':
      return null;
  }
  return null;
}

describe('a transaction', () => {
  it('is charged at most once by any events that the machine allows, and money always has exactly one place', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 80 }), (events) => {
        const { transaction, kept } = run(events);
        const approvals = kept.filter((event) => event.kind === 'payment-approved');
        expect(approvals.length).toBeLessThanOrEqual(1);
        const delivered = kept.filter((event) => event.kind === 'delivered').length;
        const refused = kept.filter((event) => event.kind === 'delivery-refused').length;
        expect(delivered + refused).toBeLessThanOrEqual(1);
        const submitted = kept.filter((event) => event.kind === 'submitted').length;
        expect(approvals.length + submitted).toBeLessThanOrEqual(1);
        if (approvals.length + submitted === 0) expect(delivered).toBe(0);
        if (transaction.ended === 'abandoned')
          expect(approvals.length === 0 || transaction.clerk !== null).toBe(true);
        // Nobody else may pay while money of this may be anywhere but in its place.
        if (['unknown', 'reversing', 'clerk'].includes(standing(transaction)))
          expect(moneyInDoubt(transaction)).toBe(true);
        if (transaction.ended === 'completed' && approvals.length === 1) {
          expect(['delivering', 'delivered', 'reversed', 'clerk']).toContain(standing(transaction));
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('always comes to an end that balances, whatever the resident, the terminal, the printer and central do', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 11 }), { minLength: 300, maxLength: 300 }), (choices) => {
        let transaction = started();
        let charged = 0;
        let late = 0;
        let returned = 0;
        let steps = 0;
        let named = false;
        for (const choice of choices) {
          const event = eventFor(transaction, choice);
          if (event === null) break;
          const result = apply(transaction, event);
          if (result.kind === 'impossible') throw new Error(`${event.kind}: ${result.why}`);
          transaction = result.transaction;
          steps += 1;
          if (event.kind === 'payment-approved') charged += 1;
          if (event.kind === 'late-approval') late += 1;
          if (event.kind === 'reversed') returned += 1;
          if (event.kind === 'payment-unknown' && event.seen) named = true;
        }
        // Money that a terminal has named is not forgotten because the terminal denies it afterwards.
        if (named && charged === 0) expect(transaction.payment.kind).toBe('unknown');
        expect(charged).toBeLessThanOrEqual(1);
        // A retry after each decline is the resident's choice and may go on; the rest has an end.
        if (nextStep(transaction).kind !== 'done') {
          expect(steps).toBe(choices.length);
          return;
        }
        seen.add(standing(transaction));
        if (transaction.clerk === null) {
          const delivered = transaction.delivery.kind === 'delivered' && !transaction.submitted ? 1 : 0;
          expect(charged + late - returned).toBe(delivered);
          if (transaction.submitted) expect(charged).toBe(0);
        }
      }),
      { numRuns: 3000 },
    );
    expect([...seen].sort()).toEqual(['clerk', 'delivered', 'not-charged', 'reversed']);
  });

  it('asks the terminal again after a restart instead of paying again', () => {
    const paying = must(
      started(),
      { kind: 'details-given', details: sealed },
      { kind: 'priced', lines: [line], total },
      { kind: 'confirmed' },
      { kind: 'reserved', holdId: 'h' },
      { kind: 'payment-requested', attempt: 1, request, amount: total },
      { kind: 'resident-gone', why: 'restart' },
    );
    expect(nextStep(paying)).toMatchObject({ kind: 'ask-payment-status', abort: true, round: 0 });
  });

  it('that costs nothing is sent without the terminal, and is done when central has it', () => {
    const sent = must(
      started(),
      { kind: 'details-given', details: sealed },
      { kind: 'found-free' },
      { kind: 'confirmed' },
      { kind: 'reserved', holdId: 'h' },
    );
    expect(nextStep(sent)).toEqual({ kind: 'submit' });
    const queued = must(sent, { kind: 'submitted' }, { kind: 'delivery-queued' });
    expect(nextStep(queued)).toEqual({ kind: 'make-receipt' });
    const gone = must(
      queued,
      { kind: 'receipt-made', receipt: sealed },
      { kind: 'resident-gone', why: 'left' },
      { kind: 'completed' },
    );
    expect(nextStep(gone)).toEqual({ kind: 'wait-for-delivery' });
    expect(nextStep(must(gone, { kind: 'delivered' }))).toEqual({ kind: 'done' });
    const refused = must(sent, { kind: 'submitted' }, { kind: 'delivery-refused', reason: 'not-valid' });
    expect(nextStep(refused)).toEqual({ kind: 'wait-for-resident', question: 'farewell' });
    expect(standing(refused)).toBe('not-charged');
    expect(apply(refused, { kind: 'payment-requested', attempt: 1, request, amount: total }).kind).toBe(
      'impossible',
    );
  });

  it('refuses a price that is not the sum of its lines, and a charge that is not the price', () => {
    const detailed = must(started(), { kind: 'details-given', details: sealed });
    const wrong = apply(detailed, {
      kind: 'priced',
      lines: [line],
      total: { amountMinor: 1, currency: 'EUR' },
    });
    expect(wrong.kind).toBe('impossible');
    const held = must(
      detailed,
      { kind: 'priced', lines: [line], total },
      { kind: 'confirmed' },
      { kind: 'reserved', holdId: 'h' },
    );
    const other = apply(held, {
      kind: 'payment-requested',
      attempt: 1,
      request,
      amount: { amountMinor: 4251, currency: 'EUR' },
    });
    expect(other.kind).toBe('impossible');
  });

  it('marks a second paper as a copy only when the first may be out', () => {
    const paid = must(
      started(),
      { kind: 'details-given', details: sealed },
      { kind: 'priced', lines: [line], total },
      { kind: 'confirmed' },
      { kind: 'reserved', holdId: 'h' },
      { kind: 'payment-requested', attempt: 1, request, amount: total },
      { kind: 'payment-approved', attempt: 1, payment: approved },
      { kind: 'delivered' },
      { kind: 'receipt-made', receipt: sealed },
      { kind: 'receipt-chosen', way: 'print', address: null },
      { kind: 'print-requested', copy: false },
      { kind: 'print-ended', outcome: 'not-printed', reason: 'paper-out' },
      { kind: 'receipt-chosen', way: 'print', address: null },
    );
    expect(nextStep(paid)).toEqual({ kind: 'print-receipt', copy: false });
    const unsure = must(
      paid,
      { kind: 'print-requested', copy: false },
      { kind: 'print-ended', outcome: 'unconfirmed', reason: 'paper-out' },
      { kind: 'receipt-chosen', way: 'print', address: null },
    );
    expect(nextStep(unsure)).toEqual({ kind: 'print-receipt', copy: true });
  });
});
