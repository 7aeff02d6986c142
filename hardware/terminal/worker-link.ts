import type { z } from 'zod';
import type { NexoSettings } from './nexo-settings.ts';
import type { PaymentProgress, TerminalStatus } from './payment-terminal.ts';
import type { TerminalLog } from './terminal-log.ts';
import {
  CallResults,
  FromWorker,
  type TerminalCall,
  type TerminalPort,
  type ToWorker,
} from './worker-protocol.ts';

/** What became of a call: its result, or nothing. `not-sent`: no worker was there to take it. */
export type CallOutcome<Result> =
  | { readonly kind: 'result'; readonly result: Result }
  | { readonly kind: 'lost' | 'not-sent' };

export type LinkOptions = {
  readonly settings: NexoSettings;
  /** Starts a worker that runs `serveTerminal`; called again, with growing pauses, whenever one has ended. */
  readonly spawn: () => TerminalPort;
  readonly log: TerminalLog;
  readonly onStatus: (status: TerminalStatus) => void;
  /** The pause before the second worker in milliseconds; it doubles up to a minute. */
  readonly firstPauseMs: number;
};

/** A worker that is always there again: one at a time, replaced when it ends or no longer answers. */
export type WorkerLink = {
  call<Method extends TerminalCall['method']>(
    call: Extract<TerminalCall, { method: Method }>,
    deadlineMs: number,
    onProgress?: (progress: PaymentProgress) => void,
  ): Promise<CallOutcome<ResultOf<Method>>>;
  close(): Promise<void>;
};
export type ResultOf<Method extends TerminalCall['method']> = z.infer<(typeof CallResults)[Method]>;

const LONGEST_PAUSE_MS = 60_000;
const START_DEADLINE_MS = 10_000;
/** A worker gets this long to close its connections before it is ended. */
const CLOSE_DEADLINE_MS = 2_000;
const MOST_CALLS = 32;

type Pending = {
  readonly method: TerminalCall['method'];
  readonly settle: (outcome: { kind: 'result'; result: unknown } | { kind: 'lost' }) => void;
  readonly onProgress: (progress: PaymentProgress) => void;
};

type Worker = {
  readonly port: TerminalPort;
  readonly pending: Map<number, Pending>;
  ready: boolean;
  ended: boolean;
};

export function createWorkerLink({ settings, spawn, log, onStatus, firstPauseMs }: LinkOptions): WorkerLink {
  const readers = new Set<(worker: Worker | null) => void>();
  let pauseMs = firstPauseMs;
  let timer: NodeJS.Timeout | undefined;
  let nextId = 1;
  let closed = false;
  let onClosed = () => {};
  let current: Worker | null = null;
  start();

  return {
    call: async (call, deadlineMs, onProgress = () => {}) => {
      const worker = await readyWorker(Math.min(deadlineMs, START_DEADLINE_MS));
      if (!worker || worker.ended || worker.pending.size >= MOST_CALLS) return { kind: 'not-sent' };
      const outcome = await perform(worker, call, deadlineMs, onProgress);
      return outcome as CallOutcome<never>;
    },
    close: async () => {
      if (closed) return;
      closed = true;
      clearTimeout(timer);
      for (const reader of [...readers]) reader(null);
      if (current) await closeWorker(current);
    },
  };

  function start(): void {
    const worker: Worker = { port: spawn(), pending: new Map(), ready: false, ended: false };
    current = worker;
    timer = setTimeout(() => end(worker, 'did-not-start'), START_DEADLINE_MS);
    worker.port.onMessage((raw) => hear(worker, raw));
    worker.port.onClose(() => end(worker, 'ended'));
    post(worker, { kind: 'start', settings });
  }

  function hear(worker: Worker, raw: unknown): void {
    if (worker.ended) return;
    const parsed = FromWorker.safeParse(raw);
    if (!parsed.success) {
      log({ event: 'terminal-worker-message-refused', outcome: 'from-worker' });
      return;
    }
    const message = parsed.data;
    switch (message.kind) {
      case 'ready':
        clearTimeout(timer);
        worker.ready = true;
        for (const reader of [...readers]) reader(worker);
        return;
      case 'status':
        // It has spoken with the terminal or tried to: the worker is sound, and the next pause is short again.
        pauseMs = firstPauseMs;
        onStatus(message.status);
        return;
      case 'progress':
        worker.pending.get(message.id)?.onProgress(message.progress);
        return;
      case 'result':
        take(worker, message.id, message.result);
        return;
      case 'log':
        log(message.entry);
    }
  }

  function take(worker: Worker, id: number, raw: unknown): void {
    const pending = worker.pending.get(id);
    if (!pending) return;
    const parsed = CallResults[pending.method].safeParse(raw);
    pending.settle(parsed.success ? { kind: 'result', result: parsed.data } : { kind: 'lost' });
  }

  function perform(
    worker: Worker,
    call: TerminalCall,
    deadlineMs: number,
    onProgress: (progress: PaymentProgress) => void,
  ): Promise<CallOutcome<unknown>> {
    return new Promise((resolve) => {
      const id = nextId++;
      // The worker keeps its own deadlines: when it overruns them it hangs, and is replaced.
      const overdue = setTimeout(() => end(worker, 'hangs'), deadlineMs);
      worker.pending.set(id, {
        method: call.method,
        onProgress,
        settle: (outcome) => {
          clearTimeout(overdue);
          worker.pending.delete(id);
          resolve(outcome);
        },
      });
      post(worker, { kind: 'call', id, call });
    });
  }

  function post(worker: Worker, message: ToWorker): void {
    try {
      worker.port.postMessage(message);
    } catch {
      end(worker, 'unreachable');
    }
  }

  function end(worker: Worker, outcome: string): void {
    if (worker.ended) return;
    worker.ended = true;
    clearTimeout(timer);
    if (!closed) log({ event: 'terminal-worker-ended', outcome });
    worker.port.close();
    for (const pending of [...worker.pending.values()]) pending.settle({ kind: 'lost' });
    if (current === worker) current = null;
    onStatus({ connection: 'offline', host: 'unknown' });
    onClosed();
    if (closed) return;
    timer = setTimeout(start, pauseMs);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }

  /** The worker once it is ready; null when none is in time. */
  function readyWorker(withinMs: number): Promise<Worker | null> {
    if (closed) return Promise.resolve(null);
    if (current?.ready) return Promise.resolve(current);
    return new Promise((resolve) => {
      const done = (worker: Worker | null) => {
        clearTimeout(late);
        readers.delete(done);
        resolve(worker);
      };
      const late = setTimeout(() => done(null), withinMs);
      readers.add(done);
    });
  }

  function closeWorker(worker: Worker): Promise<void> {
    return new Promise((resolve) => {
      onClosed = resolve;
      timer = setTimeout(() => end(worker, 'closed'), CLOSE_DEADLINE_MS);
      post(worker, { kind: 'close' });
    });
  }
}
