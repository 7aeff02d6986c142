import { describe, expect, it } from 'vitest';
import { TransactionEvent } from '../../../domain/transaction/index.ts';
import { eventInWords } from './event-in-words.ts';

const payment = {
  kind: 'approved',
  amount: { amountMinor: 4250, currency: 'EUR' },
  card: { maskedNumber: '•••• 1234', scheme: 'visa', aid: null },
  authorisationCode: '123456',
  terminalTransactionId: 'T-1',
  terminalTime: '2026-11-23T08:00:00Z',
};

describe('an event in words', () => {
  it('tells amount, masked card and authorisation of an approval', () => {
    expect(eventInWords({ kind: 'payment-approved', attempt: 1, payment })).toEqual({
      sentence: 'The terminal approved €42.50: visa •••• 1234, authorisation 123456.',
      tone: 'good',
    });
  });
  it('tells why a payment is not known', () => {
    expect(eventInWords({ kind: 'payment-unknown', attempt: 1, reason: 'no-answer' }).sentence).toBe(
      'It is not known how the payment ended: the terminal did not answer.',
    );
  });
  it('is a sentence for every event that needs no more than an attempt or nothing', () => {
    const plain = TransactionEvent.options
      .map((option) => ({ kind: option.shape.kind.value, attempt: 2 }))
      .filter((event) => TransactionEvent.safeParse(event).success);
    expect(plain.length).toBeGreaterThan(8);
    for (const event of plain) expect(eventInWords(event).sentence).toMatch(/^[A-Z].*\.$/);
  });
  it('tells an event that this page does not know by its name', () => {
    expect(eventInWords({ kind: 'coupon-given' }).sentence).toContain('Coupon given');
    expect(eventInWords({}).sentence).toContain('without a name');
  });
});
