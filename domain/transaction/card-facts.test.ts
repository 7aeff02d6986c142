import { describe, expect, it } from 'vitest';
import { cardFacts } from './card-facts.ts';
import type { TransactionEvent } from './events.ts';
import type { ApprovedPayment, SeenPayment } from './payment-outcome.ts';

const euro = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const ids = (serviceId: string) => ({ saleId: 'MILL1', poiId: 'V400m-1', serviceId });
const payment: ApprovedPayment = {
  kind: 'approved',
  amount: euro(1320),
  card: { maskedNumber: '•••• 1234', scheme: 'visa', aid: null },
  authorisationCode: '123456',
  terminalTransactionId: 'T-1',
  terminalTime: '2026-11-23T08:00:00Z',
};
const { kind: _kind, ...whole } = payment;
const part: SeenPayment = { ...whole, amount: euro(660) };

const asked: TransactionEvent = {
  kind: 'payment-requested',
  attempt: 1,
  request: ids('S1'),
  amount: euro(1320),
};
const askedBack: TransactionEvent = {
  kind: 'reversal-requested',
  attempt: 1,
  request: ids('S2'),
  payment,
};

/** Each event a second after the one before it. */
const facts = (...events: TransactionEvent[]) =>
  cardFacts(events.map((event, second) => ({ at: `12:00:0${second}`, event })));

describe('what the card company will ask for', () => {
  it('is empty when the terminal was not asked', () => {
    expect(facts({ kind: 'found-free' }, { kind: 'confirmed' }, { kind: 'submitted' })).toEqual([]);
  });

  it('is each request with its ids, its time and its amount, and the answer with the card', () => {
    expect(facts(asked, { kind: 'payment-approved', attempt: 1, payment })).toEqual([
      {
        kind: 'payment',
        attempt: 1,
        askedAt: '12:00:00',
        ids: ids('S1'),
        amount: euro(1320),
        reverses: null,
        answers: [
          {
            at: '12:00:01',
            said: { kind: 'payment-approved', attempt: 1, payment },
            late: false,
            money: whole,
            givenBack: null,
          },
        ],
      },
    ]);
  });

  it('keeps a request that was never answered', () => {
    expect(facts(asked)).toMatchObject([{ askedAt: '12:00:00', answers: [] }]);
  });

  it('names the money of an answer that is not as it was asked for', () => {
    const [request] = facts(asked, {
      kind: 'payment-unknown',
      attempt: 1,
      reason: 'partial-approval',
      seen: part,
    });
    expect(request?.amount).toEqual(euro(1320));
    expect(request?.answers).toMatchObject([{ late: false, money: { amount: euro(660) } }]);
  });

  it('tells every late answer on its own, also of a payment that was given up long ago', () => {
    const [first, second] = facts(
      asked,
      { kind: 'payment-not-made', attempt: 1 },
      { kind: 'confirmed' },
      { ...asked, attempt: 2, request: ids('S2') },
      { kind: 'payment-declined', attempt: 2, reason: 'refused' },
      { kind: 'late-check-passed', attempt: 1, answer: 'not-found' },
      { kind: 'late-doubt', attempt: 1, reason: 'wrong-amount', seen: part },
    );
    expect(first?.answers.map(({ at, late, said }) => [at, late, said.kind])).toEqual([
      ['12:00:01', false, 'payment-not-made'],
      ['12:00:05', true, 'late-check-passed'],
      ['12:00:06', true, 'late-doubt'],
    ]);
    expect(second?.answers.map(({ late }) => late)).toEqual([false]);
  });

  it('calls an answer late that came when a clerk had the payment already', () => {
    const [request] = facts(
      asked,
      { kind: 'payment-unknown', attempt: 1, reason: 'no-answer' },
      { kind: 'clerk-needed', reason: 'payment-unknown' },
      { kind: 'payment-approved', attempt: 1, payment },
    );
    expect(request?.answers.map(({ late }) => late)).toEqual([false, true]);
  });

  it('says of a reversal which payment it sends back, and how much went back', () => {
    const [, reversal] = facts(
      asked,
      { kind: 'payment-approved', attempt: 1, payment },
      askedBack,
      { kind: 'reversal-partial', attempt: 1, reversed: euro(660) },
      { kind: 'clerk-needed', reason: 'reversal-partial' },
      { kind: 'reversed', attempt: 1 },
    );
    expect(reversal).toMatchObject({ kind: 'reversal', ids: ids('S2'), reverses: payment });
    expect(reversal?.answers.map(({ givenBack, late }) => [givenBack, late])).toEqual([
      [euro(660), false],
      [euro(1320), true],
    ]);
  });

  it('does not guess how much went back when the terminal does not say', () => {
    const [reversal] = facts(askedBack, { kind: 'reversal-partial', attempt: 1, reversed: null });
    expect(reversal?.answers).toMatchObject([{ givenBack: null }]);
  });

  it('gives an answer to the newest reversal of its number: a second payment that goes back counts from one again', () => {
    const [first, second] = facts(askedBack, { kind: 'reversed', attempt: 1 }, askedBack, {
      kind: 'reversal-refused',
      attempt: 1,
      reason: 'NotAllowed',
    });
    expect(first?.answers.map(({ said }) => said.kind)).toEqual(['reversed']);
    expect(second?.answers.map(({ said }) => said.kind)).toEqual(['reversal-refused']);
  });

  it('shows an answer to a request that no entry tells, with nothing known of the request', () => {
    expect(facts({ kind: 'late-approval', attempt: 3, payment })).toMatchObject([
      { kind: 'payment', attempt: 3, askedAt: null, ids: null, amount: null, answers: [{ money: whole }] },
    ]);
  });
});
