import { describe, expect, it } from 'vitest';
import { fold, type SeenPayment, type Transaction, type TransactionEvent } from '../transaction/index.ts';
import { clerkMoney, unsettledMoney } from './index.ts';

const ID = '3f0d5a8e-6f5b-4a38-9d55-1c1d7e0a2b11';
const euros = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const total = euros(1_210);
const request = { saleId: 'kiosk', poiId: 'terminal', serviceId: 'a1' };
const card = { maskedNumber: '•••• 1234', scheme: 'visa', aid: null };
const payment = {
  kind: 'approved' as const,
  amount: total,
  card,
  authorisationCode: '123456',
  terminalTransactionId: 't1',
  terminalTime: '2026-11-23T10:00:00Z',
};
const seen = (amount: SeenPayment['amount']): SeenPayment => ({
  amount,
  card,
  authorisationCode: '1',
  terminalTransactionId: 't2',
  terminalTime: null,
});

function transactionAfter(...events: TransactionEvent[]): Transaction {
  const told = fold(ID, [
    { kind: 'started', reference: 'MILL1-1', serviceId: 'pay-bill', language: 'en' },
    { kind: 'details-given', details: { recordId: ID, hash: 'a'.repeat(64) } },
    {
      kind: 'priced',
      lines: [{ billId: 'b1', billNumber: 'W-1', amountMinor: 1_210, title: { en: 'Water' } }],
      total,
    },
    { kind: 'confirmed' },
    { kind: 'reserved', holdId: 'h' },
    { kind: 'payment-requested', attempt: 1, request, amount: total },
    ...events,
  ]);
  if (told.kind !== 'applied') throw new Error(told.why);
  return told.transaction;
}

const paid: TransactionEvent = { kind: 'payment-approved', attempt: 1, payment };
const refused: TransactionEvent = { kind: 'delivery-refused', reason: 'already-paid' };
const sent = (attempt: number): TransactionEvent => ({
  kind: 'reversal-requested',
  attempt,
  request,
  payment,
});
const turnedDown = (attempt: number): TransactionEvent[] => [
  sent(attempt),
  { kind: 'reversal-refused', attempt, reason: 'NotAllowed' },
];
const sixTimes = [1, 2, 3, 4, 5, 6];

describe('what is known of money that is under way', () => {
  it.each([
    ['nobody knows yet', transactionAfter(), { kind: 'checking' }],
    ['it was paid and no more', transactionAfter(paid), { kind: 'charged' }],
    ['it is being sent back', transactionAfter(paid, refused, sent(1)), { kind: 'going-back' }],
  ] as const)('%s', (_what, transaction, money) => {
    expect(unsettledMoney(transaction)).toEqual(money);
  });
});

describe('what is known of money that a clerk has', () => {
  const lost = (what: SeenPayment['amount'] | 'nothing'): Transaction =>
    transactionAfter(
      what === 'nothing'
        ? { kind: 'payment-unknown', attempt: 1, reason: 'no-answer' }
        : { kind: 'payment-unknown', attempt: 1, reason: 'wrong-amount', seen: seen(what) },
      { kind: 'clerk-needed', reason: 'payment-unknown' },
    );
  it.each([
    ['no answer: nobody knows whether it was charged', lost('nothing'), { kind: 'unknown' }],
    ['an amount that nobody can read: nobody knows', lost(null), { kind: 'unknown' }],
    ['the same amount under another name: nobody knows whose', lost(total), { kind: 'unknown' }],
    ['another amount: that one', lost(euros(2_420)), { kind: 'other-amount', charged: euros(2_420) }],
    [
      'refused each time: it did not go back',
      transactionAfter(paid, refused, ...sixTimes.flatMap(turnedDown), {
        kind: 'clerk-needed',
        reason: 'reversal-refused',
      }),
      { kind: 'not-back' },
    ],
    [
      'a part went back: that part',
      transactionAfter(
        paid,
        refused,
        sent(1),
        { kind: 'reversal-partial', attempt: 1, reversed: euros(500) },
        { kind: 'clerk-needed', reason: 'reversal-partial' },
      ),
      { kind: 'partly-back', reversed: euros(500) },
    ],
    [
      'no answer, and refused afterwards: nobody knows whether it went back',
      transactionAfter(
        paid,
        refused,
        sent(1),
        { kind: 'reversal-not-made', attempt: 1 },
        ...sixTimes.slice(1).flatMap(turnedDown),
        { kind: 'clerk-needed', reason: 'reversal-unknown' },
      ),
      { kind: 'back-unknown' },
    ],
  ] as const)('%s', (_what, transaction, money) => {
    expect(unsettledMoney(transaction)).toEqual(money);
  });

  it('is unknown when the terminal names one amount, and another one later', () => {
    const unknown = (amountMinor: number) =>
      ({
        kind: 'payment-unknown',
        attempt: 1,
        reason: 'wrong-amount',
        seen: seen(euros(amountMinor)),
      }) as const;
    const clerk = { kind: 'clerk-needed', reason: 'payment-unknown' } as const;
    expect(unsettledMoney(transactionAfter(unknown(2_420), clerk, unknown(660)))).toEqual({
      kind: 'unknown',
    });
    const partly = (amountMinor: number) =>
      ({ kind: 'reversal-partial', attempt: 1, reversed: euros(amountMinor) }) as const;
    const back = transactionAfter(
      paid,
      refused,
      sent(1),
      partly(500),
      { kind: 'clerk-needed', reason: 'reversal-partial' },
      partly(600),
    );
    expect(unsettledMoney(back)).toEqual({ kind: 'partly-back', reversed: null });
  });

  it('is the same on the way to the clerk', () => {
    const partly = transactionAfter(paid, refused, sent(1), {
      kind: 'reversal-partial',
      attempt: 1,
      reversed: euros(500),
    });
    expect(clerkMoney(partly, 'reversal-partial')).toEqual({ kind: 'partly-back', reversed: euros(500) });
  });
});
