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
      sentence: 'The terminal approved €42.50: Visa •••• 1234, authorisation 123456.',
      tone: 'good',
    });
  });
  it('tells why a payment is not known', () => {
    expect(eventInWords({ kind: 'payment-unknown', attempt: 1, reason: 'no-answer' }).sentence).toBe(
      'It is not known how the payment ended: the terminal did not answer.',
    );
  });
  it('names the money that the terminal says it took, where that is not what was asked for', () => {
    const { kind: _kind, ...seen } = { ...payment, amount: { amountMinor: 660, currency: 'EUR' } };
    const partly = { kind: 'payment-unknown', attempt: 1, reason: 'partial-approval', seen };
    expect(eventInWords(partly).sentence).toBe(
      'It is not known how the payment ended: only part of the amount was approved. It says that it took €6.60: Visa •••• 1234, authorisation 123456.',
    );
    const late = { ...partly, kind: 'late-doubt', seen: { ...seen, amount: null, authorisationCode: '' } };
    expect(eventInWords(late)).toEqual({
      sentence:
        'Asked again later, the terminal named a charge that was not requested: only part of the amount was approved. It says that it took an amount that cannot be read: Visa •••• 1234.',
      tone: 'bad',
    });
  });
  it('tells what a late question heard, also in entries that do not say it', () => {
    const late = { kind: 'late-check-passed', attempt: 1 };
    expect(eventInWords({ ...late, answer: 'not-found' }).sentence).toContain('does not know the payment');
    expect(eventInWords({ ...late, answer: 'declined' }).sentence).toContain('was declined');
    expect(eventInWords(late).sentence).toContain('named no charge');
  });
  it('says how much was refunded, or that the terminal does not say', () => {
    const partly = { kind: 'reversal-partial', attempt: 1, reversed: { amountMinor: 660, currency: 'EUR' } };
    expect(eventInWords(partly).sentence).toBe('The terminal refunded only €6.60.');
    expect(eventInWords({ ...partly, reversed: null }).sentence).toContain('does not say how much');
  });
  it('tells a refused reversal from one whose result is not known', () => {
    const say = (reason: string) => eventInWords({ kind: 'clerk-needed', reason }).sentence;
    expect(say('reversal-refused')).toContain('the terminal refused');
    expect(say('reversal-unknown')).toContain('it is not known');
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
