import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { containsCardNumber } from '../../../domain/transaction/index.ts';
import type { PaymentOutcome } from '../../../domain/transaction/payment-outcome.ts';
import type { PaymentTerminal, TransactionStatusAnswer } from '../payment-terminal.ts';
import { startTerminalSimulator, TEST_CARDS, type TerminalSimulator } from '../simulator/index.ts';
import {
  KEY,
  newServiceId,
  openSaleSide,
  POI_ID,
  paymentRequest,
  reversalOf,
  SALE_ID,
  type SaleSide,
  settingsFor,
} from '../testing/sale-side.ts';

const HOST = '127.0.42.1';
const NOTIFICATIONS = { host: '127.0.42.1', port: 8880 };
const AUTO = { cardDelayMs: 1, pinDelayMs: 1, removeDelayMs: 1 };

let simulator: TerminalSimulator;
let kiosk: SaleSide;

beforeAll(async () => {
  simulator = await startTerminalSimulator({
    host: HOST,
    key: KEY,
    poiId: POI_ID,
    notificationUrl: `http://${NOTIFICATIONS.host}:${NOTIFICATIONS.port}/`,
    cardholder: { card: TEST_CARDS.contactless, ...AUTO },
    times: { authorisationMs: 20, resultMs: 1 },
  });
  kiosk = openSaleSide(settingsFor(HOST, simulator.caPem, { notifications: NOTIFICATIONS }));
  await vi.waitUntil(() => kiosk.terminal.status().connection === 'online', { timeout: 10_000 });
});

afterEach(async () => {
  await simulator.clearFaults();
  simulator.release();
  await simulator.powerOn();
  simulator.setCardholder({ card: TEST_CARDS.contactless, ...AUTO });
  await settled();
});

afterAll(async () => {
  await kiosk.terminal.close();
  await simulator.close();
});

/** Waits until the terminal has come to rest. */
const settled = () =>
  vi.waitUntil(() => simulator.state().active === null, { timeout: 10_000, interval: 20 });

/** Asks until the terminal says how it ended. */
async function finalStatus(terminal: PaymentTerminal, paid: ReturnType<SaleSide['pay']>['request']) {
  let answer: TransactionStatusAnswer = { kind: 'in-progress' };
  await vi.waitUntil(
    async () => {
      answer = await terminal.paymentStatus(paid.reference, paid.amount);
      return answer.kind !== 'in-progress' && !(answer.kind === 'unknown' && answer.reason === 'no-answer');
    },
    { timeout: 15_000, interval: 50 },
  );
  return answer as TransactionStatusAnswer;
}

const approved = (outcome: PaymentOutcome | TransactionStatusAnswer) => {
  if (outcome.kind !== 'approved') throw new Error(`not approved: ${JSON.stringify(outcome)}`);
  return outcome;
};

describe('a payment', () => {
  it('is approved for exactly the amount, and the money moved once', async () => {
    const { request, outcome } = kiosk.pay(1230);
    expect(await outcome).toMatchObject({
      kind: 'approved',
      amount: { amountMinor: 1230, currency: 'EUR' },
      card: { maskedNumber: '•••• 1111', scheme: 'visa', aid: 'A0000000031010' },
      authorisationCode: expect.stringMatching(/^\w{4,}$/),
    });
    expect(simulator.netChargedMinor(request.transactionId)).toBe(1230);
  });

  it.each([
    [1, 'EUR'],
    [10_000_001, 'EUR'],
    [29, 'USD'],
    [500, 'JPY'],
    [12_345, 'KWD'],
  ])('of %i minor units in %s comes back exactly', async (amountMinor, currency) => {
    const { request, outcome } = kiosk.pay(amountMinor, currency);
    expect(approved(await outcome).amount).toEqual({ amountMinor, currency });
    expect(simulator.netChargedMinor(request.transactionId)).toBe(amountMinor);
  });

  it('tells the resident each step that the terminal notifies', async () => {
    simulator.setCardholder({
      card: TEST_CARDS.chipAndPin,
      cardDelayMs: 400,
      pinDelayMs: 400,
      removeDelayMs: 400,
    });
    kiosk.progress.length = 0;
    await kiosk.pay().outcome;
    expect(kiosk.progress.slice(0, 2)).toEqual(['starting', 'present-card']);
    expect(kiosk.progress).toContain('enter-pin');
    expect(kiosk.progress.slice(kiosk.progress.indexOf('enter-pin'))).toEqual([
      'enter-pin',
      'authorising',
      'remove-card',
    ]);
  });

  it.each([
    ['Refusal', 'refused'],
    ['WrongPIN', 'wrong-pin'],
    ['InvalidCard', 'invalid-card'],
    ['Cancel', 'cancelled-at-terminal'],
  ] as const)('that ends in %s is declined: %s', async (errorCondition, reason) => {
    simulator.faultNext({ kind: 'decline', errorCondition });
    const { request, outcome } = kiosk.pay();
    expect(await outcome).toEqual({ kind: 'declined', reason });
    expect(simulator.netChargedMinor(request.transactionId)).toBe(0);
  });

  it('is not sent while another runs', async () => {
    simulator.setCardholder(null);
    const first = kiosk.pay();
    const second = kiosk.pay();
    expect(await second.outcome).toEqual({ kind: 'declined', reason: 'terminal-busy' });
    await vi.waitUntil(() => simulator.cancel(), { timeout: 5_000 });
    expect(await first.outcome).toEqual({ kind: 'declined', reason: 'cancelled-at-terminal' });
    expect(simulator.requests().some((seen) => seen.serviceId === second.request.reference.serviceId)).toBe(
      false,
    );
  });

  it('can be aborted while the terminal waits for the card', async () => {
    simulator.setCardholder(null);
    const { request, outcome } = kiosk.pay();
    await vi.waitUntil(() => simulator.state().active !== null, { timeout: 5_000 });
    await kiosk.terminal.abort(request.reference);
    expect(await outcome).toEqual({ kind: 'declined', reason: 'aborted-by-kiosk' });
  });

  it('of nothing, or for another kiosk, is never sent', async () => {
    expect(await kiosk.pay(0).outcome).toEqual({ kind: 'declined', reason: 'not-allowed' });
    const foreign = {
      ...paymentRequest(),
      reference: { saleId: 'other', poiId: POI_ID, serviceId: newServiceId() },
    };
    expect(await kiosk.terminal.pay(foreign, () => {})).toEqual({ kind: 'declined', reason: 'not-allowed' });
    expect(simulator.requests().some((seen) => seen.serviceId === foreign.reference.serviceId)).toBe(false);
  });
});

describe('an answer that does not come as it should', () => {
  it('slow: is waited for', async () => {
    simulator.faultNext({ kind: 'slow', delayMs: 700 });
    expect((await kiosk.pay().outcome).kind).toBe('approved');
  });

  it('lost: unknown, then found approved by the same id, charged once', async () => {
    simulator.faultNext({ kind: 'answer-lost' });
    const { request, outcome } = kiosk.pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    expect(approved(await finalStatus(kiosk.terminal, request)).amount).toEqual(request.amount);
    expect(simulator.netChargedMinor(request.transactionId)).toBe(1234);
  });

  it('request lost: unknown, then not found, and nothing was charged', async () => {
    simulator.faultNext({ kind: 'request-lost' });
    const { request, outcome } = kiosk.pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    expect(await finalStatus(kiosk.terminal, request)).toEqual({ kind: 'not-found' });
    expect(simulator.netChargedMinor(request.transactionId)).toBe(0);
  });

  it('late approval after the deadline: unknown, in progress, then approved', async () => {
    simulator.faultNext({ kind: 'late-approval', afterMs: 60_000 });
    const { request, outcome } = kiosk.pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    const meanwhile = await kiosk.terminal.paymentStatus(request.reference, request.amount);
    expect(meanwhile).toEqual({ kind: 'in-progress' });
    simulator.release();
    expect((await finalStatus(kiosk.terminal, request)).kind).toBe('approved');
    expect(simulator.netChargedMinor(request.transactionId)).toBe(1234);
  });

  it('for another request: unknown, and the status tells the truth', async () => {
    simulator.faultNext({ kind: 'wrong-reference' });
    const { request, outcome } = kiosk.pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'wrong-reference' });
    expect((await finalStatus(kiosk.terminal, request)).kind).toBe('approved');
  });

  it.each([
    ['answer', 'approved'],
    ['acquirer', 'unknown'],
  ] as const)('for another amount in the %s: unknown, and asked again it is %s', async (where, later) => {
    simulator.faultNext({ kind: 'wrong-amount', amountMinor: 9999, in: where });
    const { request, outcome } = kiosk.pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'wrong-amount' });
    expect((await finalStatus(kiosk.terminal, request)).kind).toBe(later);
  });

  it('in another currency: unknown', async () => {
    simulator.faultNext({ kind: 'wrong-currency', currency: 'USD', in: 'acquirer' });
    expect(await kiosk.pay().outcome).toEqual({ kind: 'unknown', reason: 'wrong-currency' });
  });

  it('approving a part: unknown, never approved, also when asked again', async () => {
    simulator.faultNext({ kind: 'partial-approval', amountMinor: 500 });
    const { request, outcome } = kiosk.pay();
    const partial = { kind: 'unknown', reason: 'partial-approval' };
    expect(await outcome).toEqual(partial);
    expect(await finalStatus(kiosk.terminal, request)).toEqual(partial);
  });

  it('twice: counts once', async () => {
    simulator.faultNext({ kind: 'doubled-answer' });
    const { request, outcome } = kiosk.pay();
    expect((await outcome).kind).toBe('approved');
    expect(simulator.netChargedMinor(request.transactionId)).toBe(1234);
    expect((await kiosk.pay().outcome).kind).toBe('approved');
  });

  it.each(['garbled-answer', 'tampered-answer'] as const)(
    '%s: unknown, then approved by status',
    async (kind) => {
      simulator.faultNext({ kind });
      const { request, outcome } = kiosk.pay();
      expect(await outcome).toEqual({ kind: 'unknown', reason: 'answer-unreadable' });
      expect((await finalStatus(kiosk.terminal, request)).kind).toBe('approved');
    },
  );

  it.each([
    ['before-authorisation', 0],
    ['after-authorisation', 1234],
  ] as const)('power lost %s: unknown, and after the start the terminal tells', async (at, charged) => {
    simulator.faultNext({ kind: 'power-loss', at });
    const { request, outcome } = kiosk.pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    const dark = await kiosk.terminal.paymentStatus(request.reference, request.amount);
    expect(dark).toEqual({ kind: 'unknown', reason: 'no-answer' });
    await simulator.powerOn();
    const told = await finalStatus(kiosk.terminal, request);
    expect(told.kind === 'approved' ? 1234 : 0).toBe(charged);
    expect(['approved', 'declined', 'not-found']).toContain(told.kind);
    expect(simulator.netChargedMinor(request.transactionId)).toBe(charged);
  });

  it('no acquirer: unknown at first, declined once the terminal repeats it', async () => {
    simulator.faultNext({ kind: 'host-unreachable' });
    const { request, outcome } = kiosk.pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    await vi.waitFor(
      async () => {
        const told = await kiosk.terminal.paymentStatus(request.reference, request.amount);
        expect(told).toEqual({ kind: 'declined', reason: 'terminal-unavailable' });
      },
      { timeout: 5_000 },
    );
    expect(simulator.netChargedMinor(request.transactionId)).toBe(0);
  });

  it('silence on a status question is unknown', async () => {
    await simulator.setFaults({ kind: 'status-silent' });
    const { reference, amount } = paymentRequest();
    expect(await kiosk.terminal.paymentStatus(reference, amount)).toEqual({
      kind: 'unknown',
      reason: 'no-answer',
    });
  });
});

describe('a terminal that cannot be trusted or reached', () => {
  it.each(['offline', 'other-ca', 'other-cn'] as const)(
    '%s: nothing was sent, the payment is declined',
    async (kind) => {
      await simulator.setFaults({ kind });
      const seen = simulator.requests().length;
      const { request, outcome } = kiosk.pay();
      expect(await outcome).toEqual({ kind: 'declined', reason: 'terminal-unavailable' });
      expect(simulator.requests().length).toBe(seen);
      expect(kiosk.terminal.status().connection).toBe('offline');
      const told = await kiosk.terminal.paymentStatus(request.reference, request.amount);
      expect(told).toEqual({ kind: 'unknown', reason: 'no-answer' });
      await simulator.clearFaults();
      expect((await kiosk.terminal.checkStatus()).connection).toBe('online');
    },
  );

  it.each([{ passphrase: 'another passphrase' }, { keyVersion: 9 }, { keyIdentifier: 'unknown-key' }])(
    'with another key (%o) it is offline, and a payment is unknown rather than failed',
    async (changes) => {
      const other = openSaleSide(settingsFor(HOST, simulator.caPem, changes));
      try {
        expect((await other.terminal.checkStatus()).connection).toBe('offline');
        const { request, outcome } = other.pay();
        expect((await outcome).kind).toBe('unknown');
        expect(simulator.netChargedMinor(request.transactionId)).toBe(0);
      } finally {
        await other.terminal.close();
      }
    },
  );

  it('says when it comes and goes', async () => {
    const polled = openSaleSide(settingsFor(HOST, simulator.caPem), 100);
    const seen: string[] = [];
    polled.terminal.onStatus((status) => seen.push(status.connection));
    try {
      await vi.waitUntil(() => seen.at(-1) === 'online', { timeout: 5_000 });
      await simulator.powerOff();
      await vi.waitUntil(() => seen.at(-1) === 'offline', { timeout: 5_000 });
      await simulator.powerOn();
      await vi.waitUntil(() => seen.at(-1) === 'online', { timeout: 5_000 });
      expect(seen).toEqual(['online', 'offline', 'online']);
    } finally {
      await polled.terminal.close();
    }
  });

  it('asked about another terminal’s payment it says nothing', async () => {
    const { reference, amount } = paymentRequest();
    const foreign = { ...reference, poiId: 'V400m-000000001' };
    expect(await kiosk.terminal.paymentStatus(foreign, amount)).toEqual({
      kind: 'unknown',
      reason: 'no-answer',
    });
  });
});

describe('a reversal', () => {
  it('sends the money back once', async () => {
    const { request, outcome } = kiosk.pay();
    const reversal = reversalOf(request, approved(await outcome));
    expect(await kiosk.terminal.reverse(reversal)).toEqual({ kind: 'reversed' });
    expect(simulator.netChargedMinor(request.transactionId)).toBe(0);
    expect(await kiosk.terminal.reversalStatus(reversal.reference)).toEqual({ kind: 'reversed' });
  });

  it('whose answer is lost is unknown, then found by its id', async () => {
    const { request, outcome } = kiosk.pay();
    const reversal = reversalOf(request, approved(await outcome));
    simulator.faultNextReversal({ kind: 'reversal-answer-lost' });
    expect(await kiosk.terminal.reverse(reversal)).toEqual({ kind: 'unknown' });
    expect(await kiosk.terminal.reversalStatus(reversal.reference)).toEqual({ kind: 'reversed' });
    expect(simulator.netChargedMinor(request.transactionId)).toBe(0);
  });

  it('that is refused says why', async () => {
    const { request, outcome } = kiosk.pay();
    simulator.faultNextReversal({ kind: 'reversal-refused' });
    const reversed = await kiosk.terminal.reverse(reversalOf(request, approved(await outcome)));
    expect(reversed).toEqual({ kind: 'refused', reason: expect.stringMatching(/^\w+$/) });
    expect(simulator.netChargedMinor(request.transactionId)).toBe(1234);
  });

  it('that the terminal never heard of is not found', async () => {
    const answer = await kiosk.terminal.reversalStatus({
      saleId: SALE_ID,
      poiId: POI_ID,
      serviceId: newServiceId(),
    });
    expect(answer).toEqual({ kind: 'not-found' });
  });
});

describe('card data', () => {
  it('that the terminal wrongly sends is neither kept nor logged', async () => {
    simulator.faultNext({ kind: 'pan-leak' });
    const { request, outcome } = kiosk.pay();
    const paid = approved(await outcome);
    expect(paid.card.maskedNumber).toBe('•••• 1111');
    const repeated = await finalStatus(kiosk.terminal, request);
    for (const kept of [paid.card, paid.authorisationCode, approved(repeated).card]) {
      expect(containsCardNumber(JSON.stringify(kept))).toBe(false);
    }
    expect(JSON.stringify([paid, repeated])).not.toContain(TEST_CARDS.contactless.pan);
  });

  it('is in no line of the log of all these tests', () => {
    expect(kiosk.log.length).toBeGreaterThan(20);
    for (const entry of kiosk.log) expect(containsCardNumber(JSON.stringify(entry))).toBe(false);
  });
});
