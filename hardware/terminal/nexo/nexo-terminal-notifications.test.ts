import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { PaymentProgress } from '../payment-terminal.ts';
import { startTerminalSimulator, TEST_CARDS, type TerminalSimulator } from './simulator/index.ts';
import { KEY, openSaleSide, POI_ID, type SaleSide, settingsFor } from './testing/sale-side.ts';

const HOST = '127.0.42.10';
const notifications = { host: HOST, port: 8880 };
const LONG_MS = 60_000;

let simulator: TerminalSimulator;
let kiosk: SaleSide;

beforeAll(async () => {
  simulator = await startTerminalSimulator({
    host: HOST,
    key: KEY,
    poiId: POI_ID,
    notificationUrl: `http://${HOST}:${notifications.port}/`,
    times: { authorisationMs: 20, resultMs: 1, removalMs: LONG_MS, notificationMs: LONG_MS },
  });
  const deadlines = { paymentMs: LONG_MS, diagnosisMs: 10_000 };
  kiosk = openSaleSide(settingsFor(HOST, simulator.caPem, { notifications, deadlines }));
  await vi.waitUntil(() => kiosk.terminal.status().connection === 'online', { timeout: LONG_MS });
});
afterAll(async () => {
  await kiosk.terminal.close();
  await simulator.close();
});

it('a payment tells the resident each step that the terminal notifies, once', {
  timeout: LONG_MS,
}, async () => {
  const hears = (step: PaymentProgress) =>
    vi.waitUntil(() => kiosk.progress.at(-1) === step, { timeout: LONG_MS });
  const { outcome } = kiosk.pay();
  await hears('present-card');
  await vi.waitUntil(() => simulator.presentCard(TEST_CARDS.chipAndPin), { timeout: LONG_MS });
  await hears('enter-pin');
  await vi.waitUntil(() => simulator.enterPin('ok'), { timeout: LONG_MS });
  await hears('remove-card');
  await vi.waitUntil(() => simulator.removeCard(), { timeout: LONG_MS });
  expect((await outcome).kind).toBe('approved');
  expect(kiosk.progress).toEqual([
    'starting',
    'present-card',
    'follow',
    'enter-pin',
    'follow',
    'authorising',
    'remove-card',
  ]);
});
