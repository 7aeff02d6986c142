import { randomBytes } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRemoteTerminal } from './create-remote-terminal.ts';
import { startTerminalSimulator, TEST_CARDS, type TerminalSimulator } from './nexo/simulator/index.ts';
import { KEY, POI_ID, payer, paymentRequest, reversalOf, settingsFor } from './nexo/testing/sale-side.ts';
import { spawnThread } from './nexo/testing/thread-port.ts';
import type { PaymentTerminal } from './payment-terminal.ts';
import type { TerminalLogEntry } from './terminal-log.ts';
import type { TerminalPort } from './worker-protocol.ts';

const HOST = '127.0.42.2';
const AUTO = { card: TEST_CARDS.contactless, cardDelayMs: 1, pinDelayMs: 1, removeDelayMs: 1 };

let simulator: TerminalSimulator;

beforeAll(async () => {
  simulator = await startTerminalSimulator({
    host: HOST,
    key: KEY,
    poiId: POI_ID,
    cardholder: AUTO,
    times: { authorisationMs: 20, resultMs: 1 },
  });
});
afterAll(() => simulator.close());

describe('the terminal in a worker thread', () => {
  let workers: Worker[];
  let terminal: PaymentTerminal;
  let log: TerminalLogEntry[];

  beforeEach(async () => {
    workers = [];
    log = [];
    terminal = createRemoteTerminal({
      settings: settingsFor(HOST, simulator.caPem),
      spawn: () => {
        const { worker, port } = spawnThread();
        workers.push(worker);
        return port;
      },
      log: (entry) => log.push(entry),
      randomBytes,
      firstPauseMs: 50,
    });
    await online();
  });

  afterEach(async () => {
    await simulator.clearFaults();
    simulator.setCardholder(AUTO);
    await vi.waitUntil(() => !simulator.state().active || simulator.cancel(), { timeout: 60_000 });
    await terminal.close();
  });

  const online = () => vi.waitUntil(() => terminal.status().connection === 'online', { timeout: 60_000 });

  it('pays, answers for the past and reverses as if it were here', async () => {
    const { pay, progress } = payer(terminal);
    const { request, outcome } = pay(777);
    const paid = await outcome;
    if (paid.kind !== 'approved') throw new Error(paid.kind);
    expect(paid.amount).toEqual({ amountMinor: 777, currency: 'EUR' });
    expect(progress).toEqual(['starting', 'present-card']);
    expect(await terminal.paymentStatus(request)).toEqual(paid);
    const reversal = reversalOf(request, paid);
    expect(await terminal.reverse(reversal)).toEqual({ kind: 'reversed' });
    expect(await terminal.reversalStatus(reversal)).toEqual({ kind: 'reversed' });
    expect(simulator.netChargedMinor(request.transactionId)).toBe(0);
    expect(log.some((entry) => entry.event === 'terminal-request-ended')).toBe(true);
  });

  it('says what went wrong with the money, and what the terminal has booked, as if it were here', async () => {
    await terminal.reconcile();
    const { pay } = payer(terminal);
    simulator.faultNext({ kind: 'partial-approval', amountMinor: 500 });
    const doubtful = pay(777);
    const seen = { amount: { amountMinor: 500, currency: 'EUR' }, terminalTransactionId: expect.any(String) };
    const unknown = { kind: 'unknown', reason: 'partial-approval', seen };
    expect(await doubtful.outcome).toMatchObject(unknown);
    expect(await terminal.paymentStatus(doubtful.request)).toMatchObject(unknown);
    const { request, outcome } = pay(1148);
    const paid = await outcome;
    if (paid.kind !== 'approved') throw new Error(paid.kind);
    simulator.faultNextReversal({ kind: 'partial-reversal', amountMinor: 574 });
    const reversal = reversalOf(request, paid);
    const part = { kind: 'partial', reversed: { amountMinor: 574, currency: 'EUR' } };
    expect(await terminal.reverse(reversal)).toEqual(part);
    expect(await terminal.reversalStatus(reversal)).toEqual(part);
    const now = await terminal.totals();
    expect(now).toMatchObject({
      kind: 'totals',
      totals: [{ payments: { count: 2, sumMinor: 1648 }, reversals: { count: 1, sumMinor: 574 } }],
    });
    expect(await terminal.reconcile()).toEqual(now);
    if (now.kind !== 'totals') throw new Error(now.kind);
    expect(await terminal.totalsOf(now.periodId)).toEqual(now);
  });

  it('is known to be back at the next touch', async () => {
    await simulator.powerOff();
    expect((await terminal.checkStatus()).connection).toBe('offline');
    await simulator.powerOn();
    expect((await terminal.checkStatus()).connection).toBe('online');
    expect((await payer(terminal).pay().outcome).kind).toBe('approved');
  });

  it('aborts a payment while it runs', async () => {
    simulator.setCardholder(null);
    const { request, outcome } = payer(terminal).pay();
    await vi.waitUntil(() => simulator.state().active !== null, { timeout: 60_000 });
    const second = await terminal.pay(paymentRequest(), () => {});
    expect(second).toEqual({ kind: 'declined', reason: 'terminal-busy' });
    await terminal.abort(request.reference);
    expect(await outcome).toEqual({ kind: 'declined', reason: 'aborted-by-kiosk' });
  });

  it('dies in mid-payment: unknown and offline; a new worker finds out how it ended', async () => {
    simulator.setCardholder(null);
    const { request, outcome } = payer(terminal).pay();
    await vi.waitUntil(() => simulator.state().active !== null, { timeout: 60_000 });
    await workers[0]!.terminate();
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    expect(terminal.status()).toEqual({ connection: 'offline', host: 'unknown' });
    simulator.presentCard(TEST_CARDS.contactless);
    await online();
    expect(workers).toHaveLength(2);
    await vi.waitFor(
      async () => {
        const told = await terminal.paymentStatus(request);
        expect(told.kind).toBe('approved');
      },
      { timeout: 60_000 },
    );
    expect(log).toContainEqual({ event: 'terminal-worker-ended', outcome: 'ended' });
  });

  it('closes with its worker', async () => {
    const gone = new Promise((resolve) => workers[0]!.once('exit', resolve));
    await terminal.close();
    await gone;
    expect(await terminal.pay(paymentRequest(), () => {})).toEqual({
      kind: 'declined',
      reason: 'terminal-unavailable',
    });
    expect(workers).toHaveLength(1);
  });
});

describe('a worker that misbehaves', () => {
  /** A worker whose every word the test chooses. */
  const puppet = () => {
    let speak = (_message: unknown): void => {};
    let die = (): void => {};
    const heard: unknown[] = [];
    const port: TerminalPort = {
      postMessage: (message) => {
        heard.push(message);
        if ((message as { kind: string }).kind === 'close') die();
      },
      onMessage: (listener) => {
        speak = listener;
      },
      onClose: (listener) => {
        die = listener;
      },
      close: () => die(),
    };
    return { port, heard, speak: (message: unknown) => speak(message), die: () => die() };
  };

  const open = (spawn: () => TerminalPort, log: TerminalLogEntry[] = []) =>
    createRemoteTerminal({
      settings: settingsFor(HOST, simulator.caPem, { deadlines: { paymentMs: 1_000 } }),
      spawn,
      log: (entry) => log.push(entry),
      randomBytes,
      firstPauseMs: 20,
    });

  const callId = (heard: unknown[]) =>
    (heard.find((m) => (m as { kind: string }).kind === 'call') as { id: number }).id;

  it.each([
    { kind: 'approved' },
    { kind: 'approved', amount: { amountMinor: 12.5, currency: 'EUR' } },
    'paid',
    null,
    { kind: 'declined', reason: 'because' },
  ])('and answers %o leaves the payment unknown', async (result) => {
    const worker = puppet();
    const terminal = open(() => worker.port);
    worker.speak({ kind: 'ready' });
    const outcome = terminal.pay(paymentRequest(), () => {});
    await vi.waitUntil(() => worker.heard.length > 1);
    worker.speak({ kind: 'result', id: callId(worker.heard), result });
    expect(await outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    await terminal.close();
  });

  it('and talks nonsense is not listened to', async () => {
    const log: TerminalLogEntry[] = [];
    const worker = puppet();
    const terminal = open(() => worker.port, log);
    worker.speak({ kind: 'ready' });
    for (const nonsense of [
      42,
      null,
      { kind: 'status', status: 'fine' },
      { kind: 'result' },
      '4111111111111111',
    ]) {
      worker.speak(nonsense);
    }
    expect(terminal.status().connection).toBe('offline');
    expect(log).toHaveLength(5);
    expect(new Set(log.map((entry) => entry.event))).toEqual(new Set(['terminal-worker-message-refused']));
    await terminal.close();
  });

  it('and never answers is replaced, and the payment is unknown', async () => {
    const workers: ReturnType<typeof puppet>[] = [];
    const terminal = open(() => {
      workers.push(puppet());
      return workers.at(-1)!.port;
    });
    workers[0]!.speak({ kind: 'ready' });
    expect(await terminal.pay(paymentRequest(), () => {})).toEqual({ kind: 'unknown', reason: 'no-answer' });
    await vi.waitUntil(() => workers.length === 2);
    await terminal.close();
  });

  it('and dies again and again is replaced with growing pauses', async () => {
    const startedAt: number[] = [];
    const terminal = open(() => {
      startedAt.push(performance.now());
      const worker = puppet();
      queueMicrotask(worker.die);
      return worker.port;
    });
    await vi.waitUntil(() => startedAt.length === 6, { timeout: 60_000 });
    await terminal.close();
    // 20 + 40 + 80 + 160 + 320 ms
    expect(startedAt[5]! - startedAt[0]!).toBeGreaterThanOrEqual(600);
  });

  it('and names a reversal or totals wrongly is not believed', async () => {
    const worker = puppet();
    const terminal = open(() => worker.port);
    worker.speak({ kind: 'ready' });
    const answers = [
      [
        { kind: 'partial' },
        terminal.reverse(reversalOf(paymentRequest(), { terminalTransactionId: 'T', terminalTime: '' })),
        'unknown',
      ],
      [{ kind: 'totals', periodId: '1', totals: [{ currency: 'EUR' }] }, terminal.totals(), 'no-answer'],
    ] as const;
    await vi.waitUntil(() => worker.heard.length === 3);
    for (const [index, [result]] of answers.entries()) {
      const { id } = worker.heard[index + 1] as { id: number };
      worker.speak({ kind: 'result', id, result });
    }
    for (const [, outcome, kind] of answers) expect((await outcome).kind).toBe(kind);
    await terminal.close();
  });

  it('and never gets ready takes no payment: nothing was sent', async () => {
    const worker = puppet();
    const terminal = open(() => worker.port);
    expect(await terminal.pay(paymentRequest(), () => {})).toEqual({
      kind: 'declined',
      reason: 'terminal-unavailable',
    });
    expect(worker.heard).toEqual([expect.objectContaining({ kind: 'start' })]);
    await terminal.close();
  });
});
