import type { z } from 'zod';
import { createBusyMeter, growingTime, waitFairly } from '../patience/index.ts';
import { realTimers, type Timers } from '../timers/index.ts';
import { isHello } from './hello.ts';
import type { PaymentProgress, TerminalStatus } from './payment-terminal.ts';
import type { TerminalLog } from './terminal-log.ts';
import type { TerminalSettings } from './terminal-settings.ts';
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
  readonly settings: TerminalSettings;
  /** Starts a worker that runs `serveTerminal`; called again, with growing pauses, whenever one has ended. */
  readonly spawn: () => TerminalPort;
  readonly log: TerminalLog;
  readonly onStatus: (status: TerminalStatus) => void;
  /** The pause before the second worker in milliseconds; it doubles up to a minute. */
  readonly firstPauseMs: number;
  /** Ends when the machine has time for another process; asked before each start, and waited for a minute at most. */
  readonly turn?: () => Promise<void>;
  readonly timers?: Timers;
  /** Whether the machine was busy since the last question. */
  readonly isMachineBusy?: () => boolean;
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
/** From the spawn to the hello, and from the hello to being ready; it doubles with every worker that did not make it. */
const START_DEADLINE_MS = 10_000;
const LONGEST_START_DEADLINE_MS = 120_000;
/** Of the time in which the machine is busy so much counts: a worker that waits for a processor is not dead. */
const SHARE_WHEN_BUSY = 0.1;
const LONGEST_TURN_MS = 60_000;
/** A call waits so long for a worker that is being started. */
const CALL_WAITS_MS = 10_000;
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
  greeted: boolean;
  ready: boolean;
  ended: boolean;
};

export function createWorkerLink(options: LinkOptions): WorkerLink {
  const { settings, spawn, log, onStatus, turn, timers = realTimers } = options;
  const { isMachineBusy = createBusyMeter() } = options;
  const readers = new Set<(worker: Worker | null) => void>();
  const pause = growingTime(options.firstPauseMs, LONGEST_PAUSE_MS);
  const startDeadline = growingTime(START_DEADLINE_MS, LONGEST_START_DEADLINE_MS);
  /** Ends the one wait that runs: for the turn, for a sign of life, for the pause, or for the close. */
  let endWait = (): void => undefined;
  let nextId = 1;
  let closed = false;
  let onClosed = () => {};
  let current: Worker | null = null;
  startInTurn();

  return {
    call: async (call, deadlineMs, onProgress = () => {}) => {
      const worker = await readyWorker(Math.min(deadlineMs, CALL_WAITS_MS));
      if (!worker || worker.ended || worker.pending.size >= MOST_CALLS) return { kind: 'not-sent' };
      const outcome = await perform(worker, call, deadlineMs, onProgress);
      return outcome as CallOutcome<never>;
    },
    close: async () => {
      if (closed) return;
      closed = true;
      endWait();
      for (const reader of [...readers]) reader(null);
      if (current) await closeWorker(current);
    },
  };

  function startInTurn(): void {
    if (!turn) {
      start();
      return;
    }
    let begun = false;
    const begin = (): void => {
      if (begun || closed) return;
      begun = true;
      endWait();
      start();
    };
    endWait = timers.after(LONGEST_TURN_MS, begin);
    turn().then(begin, begin);
  }

  function start(): void {
    const worker: Worker = {
      port: spawn(),
      pending: new Map(),
      greeted: false,
      ready: false,
      ended: false,
    };
    current = worker;
    expectLife(worker);
    worker.port.onMessage((raw) => hear(worker, raw));
    worker.port.onClose(() => end(worker, 'ended'));
    post(worker, { kind: 'start', settings });
  }

  function expectLife(worker: Worker): void {
    endWait();
    isMachineBusy();
    endWait = waitFairly({
      timers,
      limitMs: startDeadline.currentMs(),
      countedMs: (passedMs) => (isMachineBusy() ? passedMs * SHARE_WHEN_BUSY : passedMs),
      onOver: () => {
        startDeadline.take();
        end(worker, 'did-not-start');
      },
    });
  }

  function hear(worker: Worker, raw: unknown): void {
    if (worker.ended) return;
    if (isHello(raw)) {
      // Once: what says hello again and again is not getting ready.
      if (!worker.greeted && !worker.ready) expectLife(worker);
      worker.greeted = true;
      return;
    }
    const parsed = FromWorker.safeParse(raw);
    if (!parsed.success) {
      log({ event: 'terminal-worker-message-refused', outcome: 'from-worker' });
      return;
    }
    const message = parsed.data;
    switch (message.kind) {
      case 'ready':
        endWait();
        worker.ready = true;
        for (const reader of [...readers]) reader(worker);
        return;
      case 'status':
        // It has spoken with the terminal or tried to: the worker is sound, and what grew is short again.
        pause.reset();
        startDeadline.reset();
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
      const endCall = waitFairly({ timers, limitMs: deadlineMs, onOver: () => end(worker, 'hangs') });
      worker.pending.set(id, {
        method: call.method,
        onProgress,
        settle: (outcome) => {
          endCall();
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
    endWait();
    if (!closed) log({ event: 'terminal-worker-ended', outcome });
    worker.port.close();
    for (const pending of [...worker.pending.values()]) pending.settle({ kind: 'lost' });
    if (current === worker) current = null;
    onStatus({ connection: 'offline', host: 'unknown' });
    onClosed();
    if (closed) return;
    endWait = timers.after(pause.take(), startInTurn);
  }

  /** The worker once it is ready; null when none is in time. */
  function readyWorker(withinMs: number): Promise<Worker | null> {
    if (closed) return Promise.resolve(null);
    if (current?.ready) return Promise.resolve(current);
    return new Promise((resolve) => {
      const done = (worker: Worker | null) => {
        endLate();
        readers.delete(done);
        resolve(worker);
      };
      const endLate = timers.after(withinMs, () => done(null));
      readers.add(done);
    });
  }

  function closeWorker(worker: Worker): Promise<void> {
    return new Promise((resolve) => {
      onClosed = resolve;
      endWait = timers.after(CLOSE_DEADLINE_MS, () => end(worker, 'closed'));
      post(worker, { kind: 'close' });
    });
  }
}
