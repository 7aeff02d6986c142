import { describe, expect, it } from 'vitest';
import type { TransactionEvent } from '../transaction/index.ts';
import { compareTotals, movementsOf, type PlacedEvent } from './index.ts';

const euro = (amountMinor: number) => ({ amountMinor, currency: 'EUR' });
const request = { saleId: 'kiosk', poiId: 'terminal', serviceId: 'a1' };
const approval = (amountMinor: number) => ({
  kind: 'approved' as const,
  amount: euro(amountMinor),
  card: { maskedNumber: '•••• 1234', scheme: 'visa', aid: null },
  authorisationCode: '123456',
  terminalTransactionId: 't1',
  terminalTime: '2026-11-23T10:00:00Z',
});
const placed = (from: number, ...events: TransactionEvent[]): PlacedEvent[] =>
  events.map((event, index) => ({ seq: from + index, event }));
const asked = (amountMinor: number, attempt = 1): TransactionEvent => ({
  kind: 'payment-requested',
  attempt,
  request,
  amount: euro(amountMinor),
});
const booked = (payments: number, reversals = 0) => ({
  payments: { count: payments === 0 ? 0 : 1, sumMinor: payments },
  reversals: { count: reversals === 0 ? 0 : 1, sumMinor: reversals },
});
const differs = (terminal: ReturnType<typeof booked>, events: readonly PlacedEvent[], since = 0): number =>
  compareTotals('EUR', terminal, movementsOf(events), since).differenceMinor;

describe('the terminal’s totals beside the journal', () => {
  const paid = placed(10, asked(1320), { kind: 'payment-approved', attempt: 1, payment: approval(1320) });

  it('are the same when each payment is booked in both', () => {
    expect(differs(booked(1320), paid)).toBe(0);
    expect(differs(booked(0), paid)).toBe(-1320);
  });

  it('show a charge that the terminal denies', () => {
    const denied = placed(10, asked(1320), { kind: 'payment-not-made', attempt: 1 });
    expect(differs(booked(0), denied)).toBe(0);
    expect(differs(booked(1320), denied)).toBe(1320);
  });

  it('are explained by a payment that a clerk has, whether it was charged or not', () => {
    const unknown = placed(10, asked(1320), { kind: 'payment-unknown', attempt: 1, reason: 'no-answer' });
    expect(differs(booked(0), unknown)).toBe(0);
    expect(differs(booked(1320), unknown)).toBe(0);
    expect(differs(booked(1428), unknown)).toBe(108);
  });

  it('count a payment in the period in which it was asked for, and one heard late in either', () => {
    expect(differs(booked(0), paid, 50)).toBe(0);
    const late = placed(48, asked(1320), { kind: 'payment-not-made', attempt: 1 });
    const heard = [...late, ...placed(60, { kind: 'late-approval', attempt: 1, payment: approval(1320) })];
    expect(differs(booked(0), heard, 50)).toBe(0);
    expect(differs(booked(1320), heard, 50)).toBe(0);
  });

  it('are explained once by money that the terminal named for two payments', () => {
    const seen = { ...approval(660), amount: euro(660) };
    const doubt = (attempt: number): TransactionEvent => ({
      kind: 'late-doubt',
      attempt,
      reason: 'partial-approval',
      seen,
    });
    const two = placed(10, asked(1320), asked(1320, 2), doubt(1), doubt(2));
    expect(differs(booked(660), two)).toBe(0);
    expect(differs(booked(1320), two)).not.toBe(0);
    const found = placed(50, { kind: 'payment-approved', attempt: 2, payment: approval(1320) });
    expect(differs(booked(1320), [...two, ...found])).toBe(0);
    expect(differs(booked(1980), [...two, ...found])).toBe(660);
  });

  it('are explained by as many movements as the terminal counts', () => {
    const late = (at: number, amountMinor: number): readonly PlacedEvent[] => [
      ...placed(at, asked(amountMinor), { kind: 'payment-not-made', attempt: 1 }),
      ...placed(
        at + 50,
        { kind: 'late-approval', attempt: 1, payment: approval(amountMinor) },
        { kind: 'reversal-requested', attempt: 1, request, payment: approval(amountMinor) },
      ),
    ];
    const whole = [...late(10, 1320), ...placed(62, { kind: 'reversed', attempt: 1 })];
    const partly = [
      ...late(20, 2500),
      ...placed(72, { kind: 'reversal-partial', attempt: 1, reversed: euro(1428) }),
    ];
    const terminal = { payments: { count: 2, sumMinor: 3820 }, reversals: { count: 2, sumMinor: 3820 } };
    // By the sums alone the 2,500 in doubt would leave 248; both payments were made, and 1,072 more went back.
    expect(
      compareTotals('EUR', terminal, [...movementsOf(whole), ...movementsOf(partly)], 50).differenceMinor,
    ).toBe(-1072);
  });

  it('are explained by one reversal of a payment at most, and by none in doubt where another sent it back', () => {
    const back = (attempt: number, payment: ReturnType<typeof approval>): TransactionEvent => ({
      kind: 'reversal-requested',
      attempt,
      request,
      payment,
    });
    const found = (payment: ReturnType<typeof approval>): TransactionEvent[] => [
      asked(payment.amount.amountMinor),
      { kind: 'payment-approved', attempt: 1, payment },
    ];
    const whole = approval(1320);
    const unsure: TransactionEvent[] = [back(1, whole), { kind: 'reversal-unknown', attempt: 1 }];
    const sent: TransactionEvent[] = [back(2, whole), { kind: 'reversed', attempt: 2 }];
    const once = placed(10, ...found(whole), ...unsure, ...sent);
    expect(differs(booked(1320, 1320), once)).toBe(0);
    expect(differs({ ...booked(1320), reversals: { count: 2, sumMinor: 2640 } }, once)).toBe(-1320);
    const twice = placed(10, ...found(whole), ...unsure, back(2, whole), {
      kind: 'reversal-unknown',
      attempt: 2,
    });
    expect(differs(booked(1320), twice)).toBe(0);
    expect(differs(booked(1320, 1320), twice)).toBe(0);
    expect(differs({ ...booked(1320), reversals: { count: 2, sumMinor: 2640 } }, twice)).toBe(-1320);
  });

  it('are explained by money that the terminal named and then denied', () => {
    const seen = { ...approval(660), amount: euro(660) };
    for (const denial of [
      { kind: 'payment-not-made', attempt: 1 },
      { kind: 'payment-declined', attempt: 1, reason: 'refused' },
    ] satisfies TransactionEvent[]) {
      const partly: TransactionEvent = {
        kind: 'payment-unknown',
        attempt: 1,
        reason: 'partial-approval',
        seen,
      };
      const events = placed(10, asked(1320), partly, denial);
      expect(differs(booked(660), events)).toBe(0);
      expect(differs(booked(0), events)).toBe(0);
    }
  });

  it('take what went back in part for what went back', () => {
    const partly = [
      ...paid,
      ...placed(
        20,
        { kind: 'reversal-requested', attempt: 1, request, payment: approval(1320) },
        { kind: 'reversal-partial', attempt: 1, reversed: euro(746) },
      ),
    ];
    expect(differs(booked(1320, 746), partly)).toBe(0);
    expect(differs(booked(1320, 1320), partly)).toBe(-574);
  });
});
