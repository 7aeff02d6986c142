import { newReference } from './open-terminal.ts';
import type { PaymentTerminal, TerminalDeps, TerminalStatus, TotalsAnswer } from './payment-terminal.ts';
import type { TerminalLog } from './terminal-log.ts';
import type { TerminalSettings } from './terminal-settings.ts';
import { createWorkerLink } from './worker-link.ts';
import type { TerminalCall, TerminalPort } from './worker-protocol.ts';

export type RemoteTerminalOptions = {
  readonly settings: TerminalSettings;
  /** Starts a worker that runs `serveTerminal`; called again, with growing pauses, whenever one has ended. */
  readonly spawn: () => TerminalPort;
  readonly log: TerminalLog;
  readonly randomBytes: TerminalDeps['randomBytes'];
  /** The pause before a worker is replaced, in milliseconds; it doubles up to a minute. */
  readonly firstPauseMs?: number;
  /** Ends when the machine has time for the worker's process; asked before each start, and waited for a minute at most. */
  readonly turn?: () => Promise<void>;
};

type TotalsCall = Extract<TerminalCall, { method: 'totals' | 'reconcile' | 'totalsOf' }>;

/** How much longer than the driver's own deadline a result may take before the worker counts as hanging. */
const MARGIN_MS = 5_000;

/**
 * The terminal that runs in a worker, seen from the main process. A worker that dies in mid-call leaves `unknown`; a call
 * that no worker could take was never sent, and says so.
 */
export function createRemoteTerminal({
  settings,
  spawn,
  log,
  randomBytes,
  firstPauseMs = 1_000,
  turn,
}: RemoteTerminalOptions): PaymentTerminal {
  const { deadlines } = settings;
  const listeners = new Set<(status: TerminalStatus) => void>();
  let status: TerminalStatus = { connection: 'offline', host: 'unknown' };
  let paying = false;

  const link = createWorkerLink({ settings, spawn, log, firstPauseMs, turn, onStatus: setStatus });

  return {
    newReference: () => newReference(settings, randomBytes),
    status: () => status,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    checkStatus: async () => {
      // A login may go before the diagnosis, and a check that is under way before this one.
      const outcome = await link.call({ method: 'checkStatus' }, 4 * deadlines.diagnosisMs + MARGIN_MS);
      setStatus(outcome.kind === 'result' ? outcome.result : { connection: 'offline', host: 'unknown' });
      return status;
    },
    pay: async (request, onProgress) => {
      if (paying) return { kind: 'declined', reason: 'terminal-busy' };
      paying = true;
      try {
        const outcome = await link.call(
          { method: 'pay', request },
          deadlines.paymentMs + MARGIN_MS,
          onProgress,
        );
        if (outcome.kind === 'result') return outcome.result;
        if (outcome.kind === 'not-sent') return { kind: 'declined', reason: 'terminal-unavailable' };
        return { kind: 'unknown', reason: 'no-answer' };
      } finally {
        paying = false;
      }
    },
    abort: async (reference) => {
      await link.call({ method: 'abort', reference }, deadlines.abortMs + MARGIN_MS);
    },
    paymentStatus: async ({ reference, transactionId, amount }) => {
      const asked = { reference, transactionId, amount };
      const outcome = await link.call({ method: 'paymentStatus', asked }, deadlines.statusMs + MARGIN_MS);
      return outcome.kind === 'result' ? outcome.result : { kind: 'unknown', reason: 'no-answer' };
    },
    reverse: async (request) => {
      const outcome = await link.call({ method: 'reverse', request }, deadlines.reversalMs + MARGIN_MS);
      if (outcome.kind === 'result') return outcome.result;
      return outcome.kind === 'not-sent' ? { kind: 'refused', reason: 'not-sent' } : { kind: 'unknown' };
    },
    reversalStatus: async ({ reference, transactionId, terminalTransactionId, amount }) => {
      const asked = { reference, transactionId, terminalTransactionId, amount };
      const outcome = await link.call({ method: 'reversalStatus', asked }, deadlines.statusMs + MARGIN_MS);
      return outcome.kind === 'result' ? outcome.result : { kind: 'unknown' };
    },
    totals: () => askTotals({ method: 'totals' }),
    reconcile: () => askTotals({ method: 'reconcile' }),
    totalsOf: (periodId) => askTotals({ method: 'totalsOf', periodId }),
    close: async () => {
      await link.close();
      listeners.clear();
    },
  };

  async function askTotals(call: TotalsCall): Promise<TotalsAnswer> {
    const outcome = await link.call(call, deadlines.statusMs + MARGIN_MS);
    return outcome.kind === 'result' ? outcome.result : { kind: 'no-answer' };
  }

  function setStatus(next: TerminalStatus): void {
    if (next.connection === status.connection && next.host === status.host) return;
    status = next;
    for (const listener of [...listeners]) listener(next);
  }
}
