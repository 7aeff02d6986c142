import { describe, expect, it, vi } from 'vitest';
import { approved, connectedPair, finalStatus } from './testing/pair.ts';
import { openSaleSide, paymentRequest, settingsFor } from './testing/sale-side.ts';

const HOST = '127.0.42.8';
const pair = connectedPair(HOST);

describe('an answer that does not come as it should', () => {
  it('slow: is waited for', async () => {
    pair.simulator.faultNext({ kind: 'slow', delayMs: 700 });
    expect((await pair.kiosk.pay().outcome).kind).toBe('approved');
  });

  it('lost: unknown, then found approved by the same id, charged once', async () => {
    pair.simulator.faultNext({ kind: 'answer-lost' });
    const { request, outcome } = pair.kiosk.pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    expect(approved(await finalStatus(pair.kiosk.terminal, request)).amount).toEqual(request.amount);
    expect(pair.simulator.netChargedMinor(request.transactionId)).toBe(1234);
  });

  it('request lost: unknown, then not found, and nothing was charged', async () => {
    pair.simulator.faultNext({ kind: 'request-lost' });
    const { request, outcome } = pair.kiosk.pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    expect(await finalStatus(pair.kiosk.terminal, request)).toEqual({ kind: 'not-found' });
    expect(pair.simulator.netChargedMinor(request.transactionId)).toBe(0);
  });

  it('late approval after the deadline: unknown, in progress, then approved', async () => {
    pair.simulator.faultNext({ kind: 'late-approval', afterMs: 60_000 });
    const { request, outcome } = pair.kiosk.pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    const meanwhile = await pair.kiosk.terminal.paymentStatus(request);
    expect(meanwhile).toEqual({ kind: 'in-progress' });
    pair.simulator.release();
    expect((await finalStatus(pair.kiosk.terminal, request)).kind).toBe('approved');
    expect(pair.simulator.netChargedMinor(request.transactionId)).toBe(1234);
  });

  it('for another request: unknown, and the status tells the truth', async () => {
    pair.simulator.faultNext({ kind: 'wrong-reference' });
    const { request, outcome } = pair.kiosk.pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'wrong-reference' });
    expect((await finalStatus(pair.kiosk.terminal, request)).kind).toBe('approved');
  });

  it.each([
    ['answer', 'approved'],
    ['acquirer', 'unknown'],
  ] as const)('for another amount in the %s: unknown, and asked again it is %s', async (where, later) => {
    pair.simulator.faultNext({ kind: 'wrong-amount', amountMinor: 9999, in: where });
    const { request, outcome } = pair.kiosk.pay();
    expect(await outcome).toMatchObject({
      kind: 'unknown',
      reason: 'wrong-amount',
      seen: { amount: { amountMinor: 9999, currency: 'EUR' } },
    });
    expect((await finalStatus(pair.kiosk.terminal, request)).kind).toBe(later);
  });

  it('in another currency: unknown', async () => {
    pair.simulator.faultNext({ kind: 'wrong-currency', currency: 'USD', in: 'acquirer' });
    expect(await pair.kiosk.pay().outcome).toMatchObject({ kind: 'unknown', reason: 'wrong-currency' });
  });

  it('approving a part: unknown, never approved, also when asked again', async () => {
    pair.simulator.faultNext({ kind: 'partial-approval', amountMinor: 500 });
    const { request, outcome } = pair.kiosk.pay();
    const seen = { amount: { amountMinor: 500, currency: 'EUR' }, card: { maskedNumber: '•••• 1111' } };
    const partial = { kind: 'unknown', reason: 'partial-approval', seen };
    expect(await outcome).toMatchObject(partial);
    expect(await finalStatus(pair.kiosk.terminal, request)).toMatchObject(partial);
  });

  it('twice: counts once', async () => {
    pair.simulator.faultNext({ kind: 'doubled-answer' });
    const { request, outcome } = pair.kiosk.pay();
    expect((await outcome).kind).toBe('approved');
    expect(pair.simulator.netChargedMinor(request.transactionId)).toBe(1234);
    expect((await pair.kiosk.pay().outcome).kind).toBe('approved');
  });

  it.each(['garbled-answer', 'tampered-answer'] as const)(
    '%s: unknown, then approved by status',
    async (kind) => {
      pair.simulator.faultNext({ kind });
      const { request, outcome } = pair.kiosk.pay();
      expect(await outcome).toEqual({ kind: 'unknown', reason: 'answer-unreadable' });
      expect((await finalStatus(pair.kiosk.terminal, request)).kind).toBe('approved');
    },
  );

  it.each([
    ['before-authorisation', 0],
    ['after-authorisation', 1234],
  ] as const)('power lost %s: unknown, and after the start the terminal tells', async (at, charged) => {
    pair.simulator.faultNext({ kind: 'power-loss', at });
    const { request, outcome } = pair.kiosk.pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    const dark = await pair.kiosk.terminal.paymentStatus(request);
    expect(dark).toEqual({ kind: 'unknown', reason: 'no-answer' });
    await pair.simulator.powerOn();
    const told = await finalStatus(pair.kiosk.terminal, request);
    expect(told.kind === 'approved' ? 1234 : 0).toBe(charged);
    expect(['approved', 'declined', 'not-found']).toContain(told.kind);
    expect(pair.simulator.netChargedMinor(request.transactionId)).toBe(charged);
  });

  it('no acquirer: unknown at first, declined once the terminal repeats it', async () => {
    pair.simulator.faultNext({ kind: 'host-unreachable' });
    const { request, outcome } = pair.kiosk.pay();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    await vi.waitFor(
      async () => {
        const told = await pair.kiosk.terminal.paymentStatus(request);
        expect(told).toEqual({ kind: 'declined', reason: 'terminal-unavailable' });
      },
      { timeout: 60_000 },
    );
    expect(pair.simulator.netChargedMinor(request.transactionId)).toBe(0);
  });

  it.each(['wrong-terminal', 'wrong-kiosk', 'wrong-category', 'wrong-transaction'] as const)(
    'that is of or about something else (%s): unknown, then approved by status',
    async (kind) => {
      pair.simulator.faultNext({ kind });
      const { request, outcome } = pair.kiosk.pay();
      expect(await outcome).toEqual({ kind: 'unknown', reason: 'wrong-reference' });
      expect((await finalStatus(pair.kiosk.terminal, request)).kind).toBe('approved');
    },
  );

  it('that repeats another payment when it is asked again is never taken for ours', async () => {
    await pair.kiosk.pay().outcome;
    pair.simulator.faultNext({ kind: 'request-lost' });
    const { request, outcome } = pair.kiosk.pay();
    await outcome;
    await pair.simulator.setFaults({ kind: 'status-other-tender' });
    expect(await finalStatus(pair.kiosk.terminal, request)).toEqual({
      kind: 'unknown',
      reason: 'wrong-reference',
    });
  });

  it('silence on a status question is unknown', async () => {
    await pair.simulator.setFaults({ kind: 'status-silent' });
    expect(await pair.kiosk.terminal.paymentStatus(paymentRequest())).toEqual({
      kind: 'unknown',
      reason: 'no-answer',
    });
  });
});

describe('a terminal that cannot be trusted or reached', () => {
  it.each(['offline', 'other-ca', 'other-cn'] as const)(
    '%s: nothing was sent, the payment is declined',
    async (kind) => {
      await pair.simulator.setFaults({ kind });
      const seen = pair.simulator.requests().length;
      const { request, outcome } = pair.kiosk.pay();
      expect(await outcome).toEqual({ kind: 'declined', reason: 'terminal-unavailable' });
      expect(pair.simulator.requests().length).toBe(seen);
      expect(pair.kiosk.terminal.status().connection).toBe('offline');
      const told = await pair.kiosk.terminal.paymentStatus(request);
      expect(told).toEqual({ kind: 'unknown', reason: 'no-answer' });
      await pair.simulator.clearFaults();
      expect((await pair.kiosk.terminal.checkStatus()).connection).toBe('online');
    },
  );

  it.each([{ passphrase: 'another passphrase' }, { keyVersion: 9 }, { keyIdentifier: 'unknown-key' }])(
    'with another key (%o) it is offline, and a payment is unknown rather than failed',
    async (changes) => {
      const other = openSaleSide(settingsFor(HOST, pair.simulator.caPem, changes));
      try {
        expect((await other.terminal.checkStatus()).connection).toBe('offline');
        const { request, outcome } = other.pay();
        expect((await outcome).kind).toBe('unknown');
        expect(pair.simulator.netChargedMinor(request.transactionId)).toBe(0);
      } finally {
        await other.terminal.close();
      }
    },
  );

  it('says when it comes and goes', async () => {
    const polled = openSaleSide(settingsFor(HOST, pair.simulator.caPem), 100);
    const seen: string[] = [];
    polled.terminal.onStatus((status) => seen.push(status.connection));
    try {
      await vi.waitUntil(() => seen.at(-1) === 'online', { timeout: 60_000 });
      await pair.simulator.powerOff();
      await vi.waitUntil(() => seen.at(-1) === 'offline', { timeout: 60_000 });
      await pair.simulator.powerOn();
      await vi.waitUntil(() => seen.at(-1) === 'online', { timeout: 60_000 });
      expect(seen).toEqual(['online', 'offline', 'online']);
    } finally {
      await polled.terminal.close();
    }
  });

  it('asked about another terminal’s payment it says nothing', async () => {
    const ours = paymentRequest();
    const foreign = { ...ours, reference: { ...ours.reference, poiId: 'V400m-000000001' } };
    expect(await pair.kiosk.terminal.paymentStatus(foreign)).toEqual({
      kind: 'unknown',
      reason: 'no-answer',
    });
  });
});
