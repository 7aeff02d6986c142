import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest';
import { containsCardNumber, type PaymentOutcome } from '../../../../domain/transaction/index.ts';
import type { PaymentRequest, PaymentTerminal, TransactionStatusAnswer } from '../../payment-terminal.ts';
import { startTerminalSimulator, TEST_CARDS, type TerminalSimulator } from '../simulator/index.ts';
import { KEY, openSaleSide, POI_ID, type SaleSide, settingsFor } from './sale-side.ts';

export const AUTO = { cardDelayMs: 1, pinDelayMs: 1, removeDelayMs: 1 };

/** The driver and the simulated terminal, connected for the tests of one file, at rest again after each test. */
export type Pair = { readonly simulator: TerminalSimulator; readonly kiosk: SaleSide };

/** Sets a pair up; its parts may be used inside tests only. After every test the driver's log is free of card numbers. */
export function connectedPair(host: string): Pair {
  let simulator: TerminalSimulator;
  let kiosk: SaleSide;
  const notifications = { host, port: 8880 };

  beforeAll(async () => {
    simulator = await startTerminalSimulator({
      host,
      key: KEY,
      poiId: POI_ID,
      notificationUrl: `http://${notifications.host}:${notifications.port}/`,
      cardholder: { card: TEST_CARDS.contactless, ...AUTO },
      times: { authorisationMs: 20, resultMs: 1 },
    });
    kiosk = openSaleSide(settingsFor(host, simulator.caPem, { notifications }));
    await vi.waitUntil(() => kiosk.terminal.status().connection === 'online', { timeout: 60_000 });
  });

  afterEach(async () => {
    await simulator.clearFaults();
    simulator.release();
    await simulator.powerOn();
    simulator.setCardholder({ card: TEST_CARDS.contactless, ...AUTO });
    await vi.waitUntil(() => simulator.state().active === null, { timeout: 60_000, interval: 20 });
    expect(kiosk.log.length).toBeGreaterThan(0);
    for (const entry of kiosk.log) expect(containsCardNumber(JSON.stringify(entry))).toBe(false);
  });

  afterAll(async () => {
    await kiosk.terminal.close();
    await simulator.close();
  });

  return {
    get simulator() {
      return simulator;
    },
    get kiosk() {
      return kiosk;
    },
  };
}

/** Asks until the terminal says how it ended. */
export async function finalStatus(
  terminal: PaymentTerminal,
  paid: PaymentRequest,
): Promise<TransactionStatusAnswer> {
  let answer: TransactionStatusAnswer = { kind: 'in-progress' };
  await vi.waitUntil(
    async () => {
      answer = await terminal.paymentStatus(paid);
      return answer.kind !== 'in-progress' && !(answer.kind === 'unknown' && answer.reason === 'no-answer');
    },
    { timeout: 60_000, interval: 50 },
  );
  return answer;
}

/** The approval, or a failed test. */
export function approved(outcome: PaymentOutcome | TransactionStatusAnswer) {
  if (outcome.kind !== 'approved') throw new Error(`not approved: ${JSON.stringify(outcome)}`);
  return outcome;
}
