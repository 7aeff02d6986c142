import { describe, expect, it, vi } from 'vitest';
import { containsCardNumber } from '../../../domain/transaction/index.ts';
import { TEST_CARDS } from './simulator/index.ts';
import { approved, connectedPair, finalStatus } from './testing/pair.ts';
import { newServiceId, POI_ID, paymentRequest, reversalOf } from './testing/sale-side.ts';

const pair = connectedPair('127.0.42.1');

describe('a payment', () => {
  it('is approved for exactly the amount, and the money moved once', async () => {
    const { request, outcome } = pair.kiosk.pay(1230);
    expect(await outcome).toMatchObject({
      kind: 'approved',
      amount: { amountMinor: 1230, currency: 'EUR' },
      card: { maskedNumber: '•••• 1111', scheme: 'visa', aid: 'A0000000031010' },
      authorisationCode: expect.stringMatching(/^\w{4,}$/),
    });
    expect(pair.simulator.netChargedMinor(request.transactionId)).toBe(1230);
  });

  it.each([
    [1, 'EUR'],
    [10_000_001, 'EUR'],
    [29, 'USD'],
    [500, 'JPY'],
    [12_345, 'KWD'],
  ])('of %i minor units in %s comes back exactly', async (amountMinor, currency) => {
    const { request, outcome } = pair.kiosk.pay(amountMinor, currency);
    expect(approved(await outcome).amount).toEqual({ amountMinor, currency });
    expect(pair.simulator.netChargedMinor(request.transactionId)).toBe(amountMinor);
  });

  it.each([
    ['Refusal', 'refused'],
    ['WrongPIN', 'wrong-pin'],
    ['InvalidCard', 'invalid-card'],
    ['Cancel', 'cancelled-at-terminal'],
  ] as const)('that ends in %s is declined: %s', async (errorCondition, reason) => {
    pair.simulator.faultNext({ kind: 'decline', errorCondition });
    const { request, outcome } = pair.kiosk.pay();
    expect(await outcome).toEqual({ kind: 'declined', reason });
    expect(pair.simulator.netChargedMinor(request.transactionId)).toBe(0);
  });

  it('is not sent while another runs', async () => {
    pair.simulator.setCardholder(null);
    const first = pair.kiosk.pay();
    const second = pair.kiosk.pay();
    expect(await second.outcome).toEqual({ kind: 'declined', reason: 'terminal-busy' });
    await vi.waitUntil(() => pair.simulator.cancel(), { timeout: 60_000 });
    expect(await first.outcome).toEqual({ kind: 'declined', reason: 'cancelled-at-terminal' });
    expect(
      pair.simulator.requests().some((seen) => seen.serviceId === second.request.reference.serviceId),
    ).toBe(false);
  });

  it('can be aborted while the terminal waits for the card', async () => {
    pair.simulator.setCardholder(null);
    const { request, outcome } = pair.kiosk.pay();
    await vi.waitUntil(() => pair.simulator.state().active !== null, { timeout: 60_000 });
    await pair.kiosk.terminal.abort(request.reference);
    expect(await outcome).toEqual({ kind: 'declined', reason: 'aborted-by-kiosk' });
  });

  it('of nothing, or for another kiosk, is never sent', async () => {
    expect(await pair.kiosk.pay(0).outcome).toEqual({ kind: 'declined', reason: 'not-allowed' });
    const foreign = {
      ...paymentRequest(),
      reference: { saleId: 'other', poiId: POI_ID, serviceId: newServiceId() },
    };
    expect(await pair.kiosk.terminal.pay(foreign, () => {})).toEqual({
      kind: 'declined',
      reason: 'not-allowed',
    });
    expect(pair.simulator.requests().some((seen) => seen.serviceId === foreign.reference.serviceId)).toBe(
      false,
    );
  });
});

describe('a reversal', () => {
  it('sends the money back once', async () => {
    const { request, outcome } = pair.kiosk.pay();
    const reversal = reversalOf(request, approved(await outcome));
    expect(await pair.kiosk.terminal.reverse(reversal)).toEqual({ kind: 'reversed' });
    expect(pair.simulator.netChargedMinor(request.transactionId)).toBe(0);
    expect(await pair.kiosk.terminal.reversalStatus(reversal)).toEqual({ kind: 'reversed' });
  });

  it('whose answer is lost is unknown, then found by its id', async () => {
    const { request, outcome } = pair.kiosk.pay();
    const reversal = reversalOf(request, approved(await outcome));
    pair.simulator.faultNextReversal({ kind: 'reversal-answer-lost' });
    expect(await pair.kiosk.terminal.reverse(reversal)).toEqual({ kind: 'unknown' });
    expect(await pair.kiosk.terminal.reversalStatus(reversal)).toEqual({ kind: 'reversed' });
    expect(pair.simulator.netChargedMinor(request.transactionId)).toBe(0);
  });

  it('that is refused says why', async () => {
    const { request, outcome } = pair.kiosk.pay();
    pair.simulator.faultNextReversal({ kind: 'reversal-refused' });
    const reversed = await pair.kiosk.terminal.reverse(reversalOf(request, approved(await outcome)));
    expect(reversed).toEqual({ kind: 'refused', reason: expect.stringMatching(/^\w+$/) });
    expect(pair.simulator.netChargedMinor(request.transactionId)).toBe(1234);
  });

  it('that the terminal never heard of is not found', async () => {
    const paid = { terminalTransactionId: 'T-9', terminalTime: '2026-11-23T08:00:00Z' };
    const answer = await pair.kiosk.terminal.reversalStatus(reversalOf(paymentRequest(), paid));
    expect(answer).toEqual({ kind: 'not-found' });
  });
});

describe('a reversal of a part', () => {
  it.each(['partial', 'success'] as const)('is heard as one when the terminal calls it %s', async (said) => {
    const { request, outcome } = pair.kiosk.pay(1148);
    const reversal = reversalOf(request, approved(await outcome));
    pair.simulator.faultNextReversal({ kind: 'partial-reversal', amountMinor: 574, said });
    const part = { kind: 'partial', reversed: { amountMinor: 574, currency: 'EUR' } };
    expect(await pair.kiosk.terminal.reverse(reversal)).toEqual(part);
    expect(await pair.kiosk.terminal.reversalStatus(reversal)).toEqual(part);
  });
});

describe('the totals', () => {
  it('come over the real line as the terminal booked them, now, at the closing and later', async () => {
    const { terminal } = pair.kiosk;
    await terminal.reconcile();
    const { request, outcome } = pair.kiosk.pay(1230);
    await terminal.reverse(reversalOf(request, approved(await outcome)));
    await pair.kiosk.pay(29, 'USD').outcome;
    const totals = [
      { currency: 'EUR', payments: { count: 1, sumMinor: 1230 }, reversals: { count: 1, sumMinor: 1230 } },
      { currency: 'USD', payments: { count: 1, sumMinor: 29 }, reversals: { count: 0, sumMinor: 0 } },
    ];
    const now = await terminal.totals();
    expect(now).toMatchObject({ kind: 'totals', totals });
    expect(await terminal.reconcile()).toEqual(now);
    expect(await terminal.totals()).toMatchObject({ kind: 'totals', totals: [] });
    if (now.kind !== 'totals') throw new Error(now.kind);
    expect(await terminal.totalsOf(now.periodId)).toEqual(now);
    expect(await terminal.totalsOf('1')).toEqual({ kind: 'unsupported' });
  });
});

describe('card data', () => {
  it('that the terminal wrongly sends is neither kept nor logged', async () => {
    pair.simulator.faultNext({ kind: 'pan-leak' });
    const { request, outcome } = pair.kiosk.pay();
    const paid = approved(await outcome);
    expect(paid.card.maskedNumber).toBe('•••• 1111');
    const repeated = await finalStatus(pair.kiosk.terminal, request);
    for (const kept of [paid.card, paid.authorisationCode, approved(repeated).card]) {
      expect(containsCardNumber(JSON.stringify(kept))).toBe(false);
    }
    expect(JSON.stringify([paid, repeated])).not.toContain(TEST_CARDS.contactless.pan);
  });
});
