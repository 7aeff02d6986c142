import { describe, expect, it } from 'vitest';
import { containsCardNumber, type StatusAnswer } from '../../../domain/transaction/index.ts';
import { createVirtualTimers } from '../../timers/testing/virtual-timers.ts';
import type { ReversalStatusAnswer } from '../payment-terminal.ts';
import {
  type LedgerEntry,
  type Mischief,
  type PlainTerminal,
  startPlainTerminal,
  TEST_CARDS,
} from './simulator/index.ts';
import { openPlainDriver } from './testing/plain-driver.ts';
import { payer, reversalOf } from './testing/sale-side.ts';
import { seededRandom } from './testing/seeded-random.ts';

const RUNS = 150;

/** All that can go wrong with any one message, and that a terminal with true totals cannot be blamed for. */
const ANY: readonly Mischief[number][] = [
  { kind: 'slow', delayMs: 4_000 },
  { kind: 'slow', delayMs: 400_000 },
  { kind: 'answer-lost' },
  { kind: 'answer-withheld' },
  { kind: 'request-lost' },
  { kind: 'doubled-answer' },
  { kind: 'garbled-answer' },
  { kind: 'tampered-answer' },
  { kind: 'wrong-reference' },
  { kind: 'wrong-terminal' },
  { kind: 'wrong-kiosk' },
  { kind: 'wrong-category' },
  { kind: 'wrong-transaction' },
  { kind: 'wrong-amount', amountMinor: 777 },
  { kind: 'wrong-amount', amountMinor: 777, in: 'answer' },
  { kind: 'wrong-currency' },
  { kind: 'wrong-currency', in: 'answer' },
  { kind: 'partial-approval' },
  { kind: 'partial-reversal' },
  { kind: 'partial-reversal', said: 'success' },
  { kind: 'decline', errorCondition: 'Refusal' },
  { kind: 'host-unreachable' },
  { kind: 'late-approval', afterMs: 200_000 },
  { kind: 'late-charge', afterMs: 200_000 },
  { kind: 'pan-leak' },
  { kind: 'power-loss', at: 'before-authorisation' },
  { kind: 'power-loss', at: 'after-authorisation' },
  { kind: 'power-loss', at: 'after-authorisation', memory: 'lost' },
  { kind: 'status-silent' },
  { kind: 'status-forgets' },
  { kind: 'status-in-progress' },
  { kind: 'status-garbled' },
  { kind: 'status-other-tender' },
];

const sum = (ledger: readonly LedgerEntry[], transactionId: string, kind: LedgerEntry['kind']) =>
  ledger
    .filter((entry) => entry.saleTransactionId === transactionId && entry.kind === kind)
    .reduce((total, entry) => total + entry.amountMinor, 0);

describe('whatever goes wrong with any message', () => {
  it.each(Array.from({ length: RUNS }, (_, index) => index + 1))(
    'seed %i: nothing is believed that the bank denies',
    async (seed) => {
      const random = seededRandom(seed);
      const timers = createVirtualTimers();
      const choose = (): Mischief =>
        random() < 0.5 ? [] : [ANY[Math.floor(random() * ANY.length)] ?? { kind: 'doubled-answer' }];
      const cards = Object.values(TEST_CARDS);
      const plain: PlainTerminal = startPlainTerminal({
        timers,
        random,
        mischief: choose,
        cardholder: {
          card: cards[Math.floor(random() * cards.length)] ?? TEST_CARDS.contactless,
          cardDelayMs: random() * 60_000,
          pinDelayMs: random() * 10_000,
          removeDelayMs: 500,
        },
      });
      const terminal = openPlainDriver(plain, { timers, random });
      const heard: unknown[] = [];
      for (let round = 0; round < 3; round += 1) {
        const amountMinor = 1_000 + Math.floor(random() * 9_000);
        const { request, outcome } = payer(terminal).pay(amountMinor);
        const answers: StatusAnswer[] = [await timers.until(outcome)];
        for (let times = 0; times < 3; times += 1) {
          plain.powerOn();
          answers.push(await timers.until(terminal.paymentStatus(request)));
        }
        const payment = answers.find((answer) => answer.kind === 'approved');
        for (const answer of answers) {
          if (answer.kind !== 'approved') continue;
          expect(answer.amount.amountMinor).toBe(amountMinor);
          expect(sum(plain.ledger(), request.transactionId, 'charge')).toBe(amountMinor);
        }
        heard.push(...answers);
        if (payment?.kind !== 'approved') continue;
        const reversal = reversalOf(request, payment);
        const reversals: ReversalStatusAnswer[] = [await timers.until(terminal.reverse(reversal))];
        plain.powerOn();
        reversals.push(await timers.until(terminal.reversalStatus(reversal)));
        const given = sum(plain.ledger(), request.transactionId, 'reversal');
        for (const answer of reversals) {
          if (answer.kind === 'reversed') expect(given).toBe(amountMinor);
          // A terminal may say less than went back; the driver cannot know better, and says no more than it heard.
          if (answer.kind === 'partial')
            expect(given).toBeGreaterThanOrEqual(answer.reversed?.amountMinor ?? 1);
        }
        heard.push(...reversals);
      }
      expect(containsCardNumber(JSON.stringify(heard))).toBe(false);
      await timers.advance(1_000_000);
      const now = await timers.until(terminal.totals());
      if (now.kind === 'totals') {
        for (const { currency, payments, reversals } of now.totals) {
          const moved = plain.ledger().filter((entry) => entry.currency === currency);
          const booked = (kind: LedgerEntry['kind']) => moved.filter((entry) => entry.kind === kind);
          const minor = (entries: readonly LedgerEntry[]) =>
            entries.reduce((total, entry) => total + entry.amountMinor, 0);
          expect(payments).toEqual({ count: booked('charge').length, sumMinor: minor(booked('charge')) });
          expect(reversals).toEqual({
            count: booked('reversal').length,
            sumMinor: minor(booked('reversal')),
          });
        }
      }
      await terminal.close();
      plain.close();
    },
  );
});
