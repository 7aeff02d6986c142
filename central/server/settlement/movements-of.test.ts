import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, begin, type Transaction, type TransactionEvent } from '../../../domain/transaction/index.ts';
import { approval, request } from '../testing/index.ts';
import { movementsOf, type Story } from './movements-of.ts';

const ID = '6f1c2a34-4a57-4d0e-8b1c-0a1b2c3d4e5f';
const AT = new Date('2026-11-24T10:00:00Z');
const line = { billId: 'b-1', billNumber: 'W-1', amountMinor: 1320 };
const payment = approval({ transactionId: ID, reference: 'LIB1-1', lines: [line] });
const paymentOf = (attempt: number) => ({ ...payment, terminalTransactionId: `T-${attempt}` });

const BEGINNING: readonly TransactionEvent[] = [
  { kind: 'started', reference: 'LIB1-1', serviceId: 'pay-bill', language: 'en' },
  { kind: 'details-given', details: { recordId: ID, hash: 'a'.repeat(64) } },
  { kind: 'priced', lines: [{ ...line, title: { en: 'Water' } }], total: payment.amount },
  { kind: 'confirmed' },
  { kind: 'reserved', holdId: 'h' },
  { kind: 'payment-requested', attempt: 1, request, amount: payment.amount },
];

/** Any event about money: most of them the machine does not allow, and those move nothing. */
const event = fc
  .integer({ min: 1, max: 2 })
  .chain((attempt) =>
    fc.constantFrom<TransactionEvent>(
      { kind: 'payment-approved', attempt, payment: paymentOf(attempt) },
      { kind: 'payment-declined', attempt, reason: 'refused' },
      { kind: 'payment-not-made', attempt },
      { kind: 'payment-unknown', attempt, reason: 'no-answer' },
      { kind: 'payment-requested', attempt, request, amount: payment.amount },
      { kind: 'late-approval', attempt, payment: paymentOf(attempt) },
      { kind: 'reversal-requested', attempt, request, payment: paymentOf(1) },
      { kind: 'reversal-requested', attempt, request, payment: paymentOf(2) },
      { kind: 'reversed', attempt },
      { kind: 'reversal-partial', attempt, reversed: { amountMinor: 660, currency: 'EUR' } },
      { kind: 'reversal-unknown', attempt },
      { kind: 'delivery-queued' },
      { kind: 'delivery-refused', reason: 'already-paid' },
      { kind: 'resident-gone', why: 'left' },
      { kind: 'confirmed' },
    ),
  );

const storyOf = (events: readonly TransactionEvent[], more: Partial<Story> = {}): Story => ({
  transactionId: ID,
  entries: [...BEGINNING, ...events].map((one) => ({ at: AT, arrivedAt: AT, event: one })),
  postings: [],
  clerkPostings: [],
  closings: [],
  refunds: [],
  ...more,
});
const brief = (story: Story) =>
  movementsOf(story).map(({ kind, key, amountMinor }) => ({ kind, key, amountMinor }));

describe('the movements of a transaction', () => {
  it('stay what they were, whatever the kiosk reports afterwards: they were counted to a day already', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25, size: 'max' }), fc.nat(25), (events, cut) => {
        const before = brief(storyOf(events.slice(0, cut)));
        expect(brief(storyOf(events))).toEqual(expect.arrayContaining(before));
      }),
      { numRuns: 300 },
    );
  });

  it('say what the machine says is back, and never more than was taken', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 25, size: 'max' }), (events) => {
        const moved = movementsOf(storyOf(events));
        const sumOf = (kind: string): number =>
          moved.filter((one) => one.kind === kind).reduce((all, { amountMinor }) => all + amountMinor, 0);
        expect(sumOf('returned')).toBeLessThanOrEqual(sumOf('taken'));
        let state: Transaction | null = null;
        for (const one of [...BEGINNING, ...events]) {
          const result: ReturnType<typeof apply> = state ? apply(state, one) : begin(ID, one);
          if (result.kind === 'applied') state = result.transaction;
        }
        const back = state?.returned.length ?? 0;
        expect(sumOf('returned')).toBeGreaterThanOrEqual(back * payment.amount.amountMinor);
      }),
      { numRuns: 300 },
    );
  });

  it('are there once when a clerk posts a charge and the kiosk reports it later', () => {
    const closing = {
      id: 1,
      at: AT,
      body: {
        exception: 'payment-unknown',
        detail: '',
        amount: payment.amount,
        way: { kind: 'charged' as const, reference: 'ACQ-1' },
        finding: 'Asked',
        money: { attempt: 1, terminalTransactionId: null },
      },
    };
    const postings = [{ ...payment.amount, number: 1, at: AT }];
    const byClerk = brief(storyOf([], { closings: [closing], postings }));
    const later: TransactionEvent = { kind: 'payment-approved', attempt: 1, payment: paymentOf(1) };
    expect(byClerk).toHaveLength(2);
    expect(brief(storyOf([later], { closings: [closing], postings })).sort(byKey)).toEqual(
      byClerk.sort(byKey),
    );
  });

  it('are there once more when a clerk takes a charge back, and the kiosk reports it after all', () => {
    const body = {
      exception: 'payment-unknown',
      detail: '',
      amount: payment.amount,
      way: { kind: 'charged' as const, reference: 'ACQ-1' },
      finding: 'Asked',
      money: { attempt: 1, terminalTransactionId: null },
    };
    const undone = { ...body, amount: { ...payment.amount, amountMinor: -1320 }, undoes: 1 };
    const closings = [
      { id: 1, at: AT, body },
      { id: 2, at: AT, body: undone },
    ];
    const later: TransactionEvent = { kind: 'payment-approved', attempt: 1, payment: paymentOf(1) };
    const taken = (events: TransactionEvent[]) =>
      movementsOf(storyOf(events, { closings })).map(({ key, amountMinor }) => [key, amountMinor]);
    expect(taken([])).toEqual([
      ['taken:1', 1320],
      ['untaken:clerk:2', -1320],
    ]);
    expect(taken([later])).toEqual(expect.arrayContaining([...taken([]), ['taken:1:again:1', 1320]]));
    const again = [...closings, { id: 3, at: AT, body }];
    const byClerk = movementsOf(storyOf([later], { closings: again }));
    expect(byClerk.reduce((all, { amountMinor }) => all + amountMinor, 0)).toBe(1320);
  });

  it('take back what a clerk takes back', () => {
    const body = {
      exception: 'refused-payment',
      detail: '',
      amount: payment.amount,
      way: { kind: 'given-back' as const, how: 'cash' as const, reference: '' },
      finding: 'Asked',
      money: { attempt: 1, terminalTransactionId: 'T-1' },
    };
    const undone = { ...body, amount: { ...payment.amount, amountMinor: -1320 }, undoes: 1 };
    const moved = movementsOf(
      storyOf([], {
        closings: [
          { id: 1, at: AT, body },
          { id: 2, at: AT, body: undone },
        ],
      }),
    );
    expect(moved.map(({ amountMinor, byCard }) => [amountMinor, byCard])).toEqual([
      [1320, false],
      [-1320, false],
    ]);
  });
});

const byKey = (a: { readonly key: string }, b: { readonly key: string }): number => (a.key < b.key ? -1 : 1);
