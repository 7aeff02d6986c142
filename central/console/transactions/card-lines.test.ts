import { describe, expect, it } from 'vitest';
import { cardFacts, type TransactionEvent } from '../../../domain/transaction/index.ts';
import { answerLines, answersTable, cardFactsAsText, requestLines } from './card-lines.ts';

const asked: TransactionEvent = {
  kind: 'payment-requested',
  attempt: 1,
  request: { saleId: 'MILL1', poiId: 'V400m-1', serviceId: 'S1' },
  amount: { amountMinor: 1320, currency: 'EUR' },
};
const seen = {
  amount: { amountMinor: 660, currency: 'EUR' },
  card: { maskedNumber: '•••• 1234', scheme: 'visa', aid: null },
  authorisationCode: '',
  terminalTransactionId: 'T-1',
  terminalTime: null,
};
const doubt: TransactionEvent = { kind: 'late-doubt', attempt: 1, reason: 'partial-approval', seen };
const reversal: TransactionEvent = {
  kind: 'reversal-requested',
  attempt: 2,
  request: { saleId: 'MILL1', poiId: 'V400m-1', serviceId: 'S9' },
  payment: {
    kind: 'approved',
    ...seen,
    authorisationCode: '123456',
    terminalTime: '2026-11-23T08:00:00Z',
  },
};
const plain = (instant: string) => instant;

/** The lines of the first request and of its first answer. */
function lines(...events: TransactionEvent[]): Record<string, string> {
  const [request] = cardFacts(events.map((event, minute) => ({ at: `12:0${minute}`, event })));
  if (!request) throw new Error('nothing was asked');
  const [answer] = request.answers;
  return Object.fromEntries([
    ...requestLines(request, plain),
    ...(answer ? answerLines(request, answer, plain) : []),
  ]);
}

describe('what the card company will ask for, in lines', () => {
  it('holds the request and what the terminal stated, and says what it did not state', () => {
    expect(lines(asked, doubt)).toEqual({
      'Requested at': '12:00',
      'Amount requested': '€13.20',
      'Terminal id': 'V400m-1',
      'Sale id': 'MILL1',
      'Service id': 'S1',
      'Answered at': '12:01',
      'What the terminal said': 'Asked again later: Not certain: only part of the amount was approved',
      'Amount authorised': '€6.60',
      Scheme: 'Visa',
      Card: '•••• 1234',
      'Authorisation code': 'Not stated',
      'Terminal transaction id': 'T-1',
      'Terminal time': 'Not stated',
    });
  });

  it('says once what all answers name alike that name it, and in columns what they name differently', () => {
    const other = { ...seen, amount: { amountMinor: 700, currency: 'EUR' }, terminalTransactionId: 'T-2' };
    const again: TransactionEvent = { kind: 'late-doubt', attempt: 1, reason: 'wrong-amount', seen: other };
    const silent: TransactionEvent = { kind: 'late-check-passed', attempt: 1, answer: 'not-found' };
    const events = [asked, silent, doubt, again];
    const [request] = cardFacts(events.map((event, at) => ({ at: `12:0${at}`, event })));
    if (!request) throw new Error('nothing was asked');
    const { same, columns, rows } = answersTable(request, plain);
    expect(same).toEqual([
      ['Scheme', 'Visa'],
      ['Card', '•••• 1234'],
      ['Authorisation code', 'Not stated'],
      ['Terminal time', 'Not stated'],
    ]);
    expect(columns).toEqual([
      'Answered at',
      'What the terminal said',
      'Amount authorised',
      'Terminal transaction id',
    ]);
    expect(rows.map(([at, , ...rest]) => [at, ...rest])).toEqual([
      ['12:01', '–', '–'],
      ['12:02', '€6.60', 'T-1'],
      ['12:03', '€7.00', 'T-2'],
    ]);
  });

  it('says of a request without its entry that it is not in the journal', () => {
    expect(lines(doubt)).toMatchObject({
      'Requested at': 'Not in the journal',
      'Terminal id': 'Not in the journal',
    });
  });

  it('does not say that a declined payment lacks a card', () => {
    expect(lines(asked, { kind: 'payment-declined', attempt: 1, reason: 'refused' })).toMatchObject({
      'What the terminal said': 'Declined: the bank refused it',
      'Amount authorised': '–',
      Card: '–',
    });
  });

  it('says which payment a reversal reverses, and that the amount is not stated', () => {
    expect(lines(reversal, { kind: 'reversal-partial', attempt: 2, reversed: null })).toMatchObject({
      'Reverses the payment': 'T-1',
      'What the terminal said': 'Only partly reversed',
      'Amount reversed': 'Not stated',
    });
  });

  it('does not claim which of several reversals a late answer is about', () => {
    const late: TransactionEvent[] = [
      reversal,
      { kind: 'clerk-needed', reason: 'reversal-unknown' },
      { kind: 'reversed', attempt: 2 },
    ];
    expect(lines(...late)).toMatchObject({
      'What the terminal said': 'Asked again later, of this or an earlier reversal: Reversed',
    });
  });

  it('is a plain text for a letter, also of a request that was never answered', () => {
    const facts = cardFacts([
      { at: '12:00', event: asked },
      { at: '12:01', event: reversal },
    ]);
    const text = cardFactsAsText('Transaction MILL1-1', facts, plain);
    expect(text).toContain(
      'Transaction MILL1-1\n\nPayment 1\nRequested at: 12:00\nAmount requested: €13.20\n',
    );
    expect(text).toContain('The journal holds no answer from the terminal.\n\nReversal 2\n');
  });
});
