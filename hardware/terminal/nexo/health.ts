import type { TerminalReference } from '../../../domain/transaction/index.ts';
import type { Unsubscribe } from '../../device-status.ts';
import type { Timers } from '../../timers/index.ts';
import type { TerminalStatus } from '../payment-terminal.ts';
import type { TerminalLog } from '../terminal-log.ts';
import type { Exchange } from './exchange.ts';
import { interpretDiagnosis } from './interpret-diagnosis.ts';
import { interpretLogin } from './interpret-login.ts';
import { diagnosisMessage, loginMessage } from './messages.ts';
import type { NexoSettings } from './nexo-settings.ts';

/** Knows whether the terminal can take a payment: asks at intervals while nothing else runs, and on demand. */
export type Health = {
  status(): TerminalStatus;
  onStatus(listener: (status: TerminalStatus) => void): Unsubscribe;
  /**
   * Asks now. An answer that says offline counts only when it was asked for after this call: a question that hangs since the
   * terminal was away must not speak for the terminal that has just come back.
   */
  check(): Promise<TerminalStatus>;
  /** A payment or reversal begins: questions rest, and a running one is given up. Ends with the returned function. */
  rest(): () => void;
  /** Something was learnt on the way. */
  learn(connection: TerminalStatus['connection']): void;
  /** The terminal said that the kiosk is not logged in. */
  loggedOut(): void;
  close(): void;
};

export type HealthOptions = {
  readonly settings: NexoSettings;
  readonly exchange: Exchange;
  readonly newReference: () => TerminalReference;
  readonly now: () => Date;
  readonly log: TerminalLog;
  readonly timers: Timers;
  /** Infinity: only on demand. */
  readonly pollIntervalMs: number;
};

export function createHealth(options: HealthOptions): Health {
  const { settings, exchange, newReference, now, log, timers } = options;
  const listeners = new Set<(status: TerminalStatus) => void>();
  let status: TerminalStatus = { connection: 'offline', host: 'unknown' };
  let running: { readonly result: Promise<TerminalStatus>; readonly stop: AbortController } | null = null;
  let loggedIn = false;
  let resting = 0;
  let closed = false;
  let cancelPoll = () => {};
  schedule(0);

  return {
    status: () => status,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    check: async () => {
      const earlier = running;
      if (earlier && (await earlier.result).connection === 'online') return status;
      return check();
    },
    rest: () => {
      resting += 1;
      running?.stop.abort();
      return () => {
        resting -= 1;
      };
    },
    learn: (connection) => set({ connection, host: connection === 'offline' ? 'unknown' : status.host }),
    loggedOut: () => {
      loggedIn = false;
    },
    close: () => {
      closed = true;
      cancelPoll();
      running?.stop.abort();
      listeners.clear();
    },
  };

  async function check(): Promise<TerminalStatus> {
    if (running) return running.result;
    if (closed || resting > 0) return status;
    const stop = new AbortController();
    running = { stop, result: ask(stop.signal) };
    try {
      return await running.result;
    } finally {
      running = null;
    }
  }

  async function ask(signal: AbortSignal): Promise<TerminalStatus> {
    if (!loggedIn && (await login(signal)) === 'not-sent' && !signal.aborted) {
      // Who cannot be reached with one message cannot be reached with the next.
      set({ connection: 'offline', host: 'unknown' });
      return status;
    }
    if (signal.aborted) return status;
    const reference = newReference();
    const deadlineMs = settings.deadlines.diagnosisMs;
    const result = await exchange(diagnosisMessage(reference), { deadlineMs, signal });
    // Given up for a payment: nothing was learnt.
    if (signal.aborted) return status;
    const verdict = interpretDiagnosis(result, reference);
    if (verdict === 'logged-out' || verdict === 'silent') loggedIn = false;
    if (verdict === 'busy') set({ ...status, connection: 'online' });
    else set(typeof verdict === 'string' ? { connection: 'offline', host: 'unknown' } : verdict);
    return status;
  }

  async function login(signal: AbortSignal): Promise<'sent' | 'not-sent'> {
    const reference = newReference();
    const deadlineMs = settings.deadlines.diagnosisMs;
    const result = await exchange(loginMessage(reference, now()), { deadlineMs, signal });
    loggedIn = interpretLogin(result, reference);
    return result.kind === 'not-sent' ? 'not-sent' : 'sent';
  }

  function set(next: TerminalStatus): void {
    if (closed || (next.connection === status.connection && next.host === status.host)) return;
    status = next;
    log({ event: 'terminal-status-changed', outcome: `${next.connection} ${next.host}` });
    for (const listener of [...listeners]) listener(next);
  }

  function schedule(afterMs: number): void {
    if (closed || !Number.isFinite(options.pollIntervalMs)) return;
    cancelPoll = timers.after(afterMs, () => {
      void check().finally(() => schedule(options.pollIntervalMs));
    });
  }
}
