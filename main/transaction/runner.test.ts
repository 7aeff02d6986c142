import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { standing, type Transaction } from '../../domain/transaction/index.ts';
import { realTimers } from '../../hardware/timers/index.ts';
import { deviceKey } from '../identity/index.ts';
import { type Journal, openJournal } from '../journal/index.ts';
import { createSeal } from '../kiosk/seal.ts';
import { createRunner, DEFAULT_RUNNER_TIMES, type RunnerParts } from './index.ts';

const KIOSK = '0b5e9a52-7a0a-4a35-9d66-0d6f6a3c2f10';
const total = { amountMinor: 4250, currency: 'EUR' };
const line = { billId: 'b1', billNumber: 'W-1', amountMinor: 4250, title: { en: 'Water' } };
const approved = {
  kind: 'approved' as const,
  amount: total,
  card: { maskedNumber: '•••• 1234', scheme: 'visa', aid: null },
  authorisationCode: '123456',
  terminalTransactionId: 't1',
  terminalTime: '2026-11-23T10:00:00Z',
};
const receipt = {
  language: 'en',
  direction: 'ltr' as const,
  title: 'Receipt',
  blocks: [{ kind: 'rule' as const }],
};

let folder: string;
let journal: Journal;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'runner-'));
  const key = deviceKey(join(folder, 'device.key'));
  const opened = openJournal({
    path: join(folder, 'journal.db'),
    key: 'a-key',
    kioskId: KIOSK,
    epoch: 1,
    begun: false,
    verify: key.verify,
    maker: {
      kioskId: KIOSK,
      bootId: KIOSK,
      now: () => new Date(),
      monotonicMs: () => performance.now(),
      sign: key.sign,
    },
  });
  if (opened.kind !== 'open') throw new Error(opened.why);
  journal = opened.journal;
});
afterEach(() => {
  journal.close();
  rmSync(folder, { recursive: true, force: true });
});

const charge = vi.fn<RunnerParts['terminal']['pay']>();
const askStatus = vi.fn<RunnerParts['terminal']['paymentStatus']>();
const reverse = vi.fn<RunnerParts['terminal']['reverse']>();
const askReversal = vi.fn<RunnerParts['terminal']['reversalStatus']>();
const hopeless = vi.fn();
const bug = vi.fn();

function runnerWith(changes: Partial<RunnerParts>) {
  const notAsked = (): never => {
    throw new Error('not asked in these tests');
  };
  return createRunner({
    journal,
    terminal: {
      newReference: () => ({ saleId: 'kiosk', poiId: 'terminal', serviceId: 'a1' }),
      status: () => ({ connection: 'online', host: 'reachable' }),
      onStatus: () => () => undefined,
      checkStatus: notAsked,
      pay: charge,
      abort: async () => undefined,
      paymentStatus: askStatus,
      reverse,
      reversalStatus: askReversal,
      totals: notAsked,
      reconcile: notAsked,
      totalsOf: notAsked,
      close: async () => undefined,
    },
    printer: {
      status: notAsked,
      checkStatus: notAsked,
      print: notAsked,
      cutOffFirst: notAsked,
      onStatus: notAsked,
      close: async () => undefined,
    },
    delivery: {
      verdictOf: async (transactionId) => ({ kind: 'accepted', transactionId }),
      wake: () => undefined,
    },
    reserve: async () => ({ kind: 'held', holdId: 'h1' }),
    makeReceipt: () => receipt,
    seal: createSeal(randomUUID, randomBytes),
    referencePrefix: 'MILL1',
    newTransactionId: randomUUID,
    timers: realTimers,
    times: { ...DEFAULT_RUNNER_TIMES, bugPauseMs: 5 },
    onChange: () => undefined,
    onStuck: notAsked,
    onBug: bug,
    onHopeless: hopeless,
    ...changes,
  });
}

/** A resident chooses a bill and confirms it; from there the runner has the transaction. */
function confirm(runner: ReturnType<typeof runnerWith>): string {
  const begun = runner.begin('pay-bill', 'en');
  if (!begun) throw new Error('the journal takes nothing');
  const { transactionId } = begun;
  const account = { kind: 'account' as const, accountNumber: '104-2210', holderName: 'M. Lopez' };
  runner.tellPersonal(transactionId, account, (details) => ({ kind: 'details-given', details }));
  runner.tell(transactionId, { kind: 'priced', lines: [line], total });
  runner.tell(transactionId, { kind: 'confirmed' });
  return transactionId;
}

const once = (failure: string): (() => void) => {
  let failed = false;
  return () => {
    if (failed) return;
    failed = true;
    throw new Error(failure);
  };
};
const until = (
  runner: ReturnType<typeof runnerWith>,
  id: string,
  holds: (now: Transaction) => boolean,
): Promise<void> =>
  vi.waitFor(
    () => {
      const now = runner.lookBack(id);
      if (!now || !holds(now)) throw new Error('not yet');
    },
    { timeout: 60_000, interval: 5 },
  );
const waitsWithReceipt = (now: Transaction): boolean => now.receipt !== null;

describe('a bug in a step', () => {
  beforeEach(() => {
    vi.resetAllMocks();
    charge.mockResolvedValue(approved);
  });

  it('before the money was asked for costs a moment, and the payment goes on', async () => {
    const stumble = once('a bug in the reservation');
    const runner = runnerWith({
      reserve: async () => {
        stumble();
        return { kind: 'held', holdId: 'h1' };
      },
    });
    const id = confirm(runner);
    await until(runner, id, waitsWithReceipt);
    expect(charge).toHaveBeenCalledTimes(1);
    expect(bug).toHaveBeenCalledTimes(1);
    expect(hopeless).not.toHaveBeenCalled();
    runner.close();
  });

  it('while the terminal pays never asks for the money again: the terminal is asked how it ended', async () => {
    charge.mockRejectedValueOnce(new Error('a bug in the driver'));
    askStatus.mockResolvedValue(approved);
    const runner = runnerWith({});
    const id = confirm(runner);
    await until(runner, id, waitsWithReceipt);
    expect(charge).toHaveBeenCalledTimes(1);
    expect(askStatus).toHaveBeenCalledTimes(1);
    const now = runner.get(id);
    expect(now && standing(now)).toBe('delivered');
    runner.close();
  });

  it('that comes every time is given up after some tries; the next start ends what was paid, without asking for it', async () => {
    const broken = runnerWith({
      makeReceipt: () => {
        throw new Error('a bug in the receipt');
      },
    });
    const id = confirm(broken);
    await vi.waitFor(() => expect(hopeless).toHaveBeenCalledTimes(1), { timeout: 60_000, interval: 5 });
    expect(bug).toHaveBeenCalledTimes(4);
    broken.close();

    const repaired = runnerWith({});
    expect(repaired.recover().map(({ transactionId }) => transactionId)).toEqual([id]);
    await until(repaired, id, ({ ended }) => ended === 'completed');
    expect(charge).toHaveBeenCalledTimes(1);
    expect(hopeless).toHaveBeenCalledTimes(1);
    repaired.close();
  });

  it('that comes every time restarts nothing when nobody waits for it', async () => {
    const broken = runnerWith({
      makeReceipt: () => {
        throw new Error('a bug in the receipt');
      },
    });
    const id = confirm(broken);
    await until(broken, id, ({ payment }) => payment.kind === 'approved');
    broken.tell(id, { kind: 'resident-gone', why: 'left' });
    await vi.waitFor(() => expect(bug.mock.calls.length).toBeGreaterThan(3), {
      timeout: 60_000,
      interval: 5,
    });
    expect(hopeless).not.toHaveBeenCalled();
    broken.close();
  });
});

describe('a payment whose terminal names money and denies it then', () => {
  const { kind: _kind, ...whole } = approved;
  const part = { ...whole, amount: { amountMinor: 2000, currency: 'EUR' } };
  beforeEach(() => vi.resetAllMocks());

  it.each([
    ['in the answer to the payment', { kind: 'unknown', reason: 'partial-approval', seen: part }, []],
    [
      'when it is asked',
      { kind: 'unknown', reason: 'no-answer' },
      [{ kind: 'unknown', reason: 'partial-approval', seen: part }],
    ],
  ] as const)('%s: a clerk has it, with what was named', async (_when, answer, first) => {
    charge.mockResolvedValue(answer);
    for (const one of first) askStatus.mockResolvedValueOnce(one);
    askStatus.mockResolvedValue({ kind: 'not-found' });
    const runner = runnerWith({
      times: { ...DEFAULT_RUNNER_TIMES, statusPauseMs: 1, notFoundPauseMs: 1 },
    });
    const id = confirm(runner);
    await until(runner, id, ({ clerk }) => clerk !== null);
    expect(runner.get(id)).toMatchObject({
      clerk: 'payment-unknown',
      payment: { kind: 'unknown', seen: part },
    });
    runner.close();
  });
});

describe('a reversal that was refused once and is tried again after a pause', () => {
  beforeEach(() => {
    vi.resetAllMocks();
    charge.mockResolvedValue(approved);
    askReversal.mockResolvedValue({ kind: 'not-found' });
  });

  it('is asked for once, and its end is not asked for while the terminal works on it, whatever happens in between', async () => {
    reverse.mockResolvedValueOnce({ kind: 'refused', reason: 'Busy' });
    const begun = Promise.withResolvers<void>();
    const ended = Promise.withResolvers<{ readonly kind: 'reversed' }>();
    reverse.mockImplementationOnce(() => {
      begun.resolve();
      return ended.promise;
    });
    const runner = runnerWith({
      delivery: {
        verdictOf: async (transactionId) => ({ kind: 'refused', transactionId, reason: 'already-paid' }),
        wake: () => undefined,
      },
      times: { ...DEFAULT_RUNNER_TIMES, reversalPauseFactor: 0.001 },
    });
    const id = confirm(runner);
    await begun.promise;
    runner.tell(id, { kind: 'resident-gone', why: 'left' });
    runner.resume();
    await new Promise(setImmediate);
    expect(askReversal).not.toHaveBeenCalled();
    ended.resolve({ kind: 'reversed' });
    await until(runner, id, ({ ended: over }) => over === 'completed');
    expect(reverse).toHaveBeenCalledTimes(2);
    expect(bug).not.toHaveBeenCalled();
    runner.close();
  });
});
