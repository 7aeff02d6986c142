import { messageOf } from '../../../domain/failure/index.ts';
import type { DevicePort } from '../../device-status.ts';
import { createTurns, within } from '../../timers/index.ts';
import { openPort } from '../port/index.ts';
import {
  canPrint,
  PRINTER_OFFLINE,
  type PrinterDeps,
  type PrinterStatus,
  type PrintJob,
  type PrintOutcome,
  type ReceiptPrinter,
} from '../receipt-printer.ts';
import { type Conversation, createConversation } from './conversation.ts';
import { cutOff, encodeJob, restOfBand } from './encode.ts';
import { createProcessIds } from './process-ids.ts';
import type { PrinterProfile } from './profile.ts';
import { finishesEarlierJobs, type Heard, type JobEnd, runJob } from './run-job.ts';
import { sameStatus } from './status.ts';

export type EscPosPrinterOptions = PrinterDeps & {
  readonly port: DevicePort;
  readonly profile: PrinterProfile;
  /** How often the printer is asked how it is, between jobs. */
  readonly pollMs: number;
};

const OPEN_MS = 3_000;
/** The rasteriser has a deadline of its own; a receipt that never comes must not hold the printer for ever. */
const DRAW_MS = 20_000;
/** How often the driver tells a printer to discard an earlier job when the printer does not confirm it. */
const CLEAR_TRIES = 3;
const CUT_MS = 5_000;
const LONGEST_POLL_MS = 60_000;
/** Answers that make no sense tell nothing, not even that it is this printer. */
const NOT_UNDERSTOOD: PrinterStatus = { ...PRINTER_OFFLINE, connection: 'online' };

/**
 * A receipt printer that speaks ESC/POS, over a connection for each job and each look: what was sent before is never in
 * the way, and a printer that was away is there again by itself.
 */
export function createEscPosPrinter(options: EscPosPrinterOptions): ReceiptPrinter {
  const listeners = new Set<(status: PrinterStatus) => void>();
  const nextId = createProcessIds(options.random);
  let status = PRINTER_OFFLINE;
  /** One connection at a time: printers serve no second one. */
  const inTurn = createTurns();
  let printing = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let misses = 0;
  // Also at the start: the program may have ended in the middle of somebody's receipt.
  let clearTries = CLEAR_TRIES;
  /** Part of somebody's receipt may hang in the printer, printed and not cut off. */
  let uncut = false;

  function note(now: PrinterStatus): void {
    if (sameStatus(status, now)) return;
    status = now;
    options.log('printer-status-changed', { connection: now.connection, paper: now.paper, cover: now.cover });
    for (const listener of listeners) listener(now);
  }

  function hear(heard: Heard): void {
    if (heard === 'silent') note(PRINTER_OFFLINE);
    else if (heard === 'garbage') note(NOT_UNDERSTOOD);
    else note(heard);
  }

  /** Null when the printer cannot be reached. */
  async function connected<Result>(work: (talk: Conversation) => Promise<Result>): Promise<Result | null> {
    const port = await openPort(options.port, OPEN_MS);
    if (!port) {
      note(PRINTER_OFFLINE);
      return null;
    }
    try {
      return await work(createConversation(port, options.profile, nextId));
    } finally {
      await port.close();
    }
  }

  async function checkStatus(): Promise<PrinterStatus> {
    await connected(async (talk) => {
      const cleared = clearTries > 0 && (await talk.clear());
      const heard = await talk.status();
      if (cleared) clearTries = 0;
      // Only a printer that answers otherwise has been asked in earnest.
      else if (heard !== 'silent' && clearTries > 0) clearTries -= 1;
      hear(heard);
      // The member of staff who put paper in still stands there: what hung in the printer comes out now, and not on top of the next person's receipt.
      if (uncut && canPrint(status)) await cutNow(talk);
    });
    return status;
  }

  async function cutNow(talk: Conversation): Promise<void> {
    if (!(await finishesEarlierJobs(talk, restOfBand(options.profile)))) return;
    if (!(await talk.send(cutOff(options.profile), CUT_MS))) return;
    const question = await talk.askInTurn();
    await within(CUT_MS, undefined, question.answer);
    uncut = !question.answered();
  }

  async function print(job: PrintJob): Promise<PrintOutcome> {
    if (printing || closed) return { kind: 'not-printed', reason: 'busy' };
    printing = true;
    try {
      const outcome = await inTurn(() => printNow(job));
      options.log('print-ended', { job: job.jobId, outcome: outcome.kind });
      return outcome;
    } catch (error) {
      // A fault of ours: nobody knows how much was sent.
      uncut = true;
      options.log('print-broke', {
        job: job.jobId,
        error: messageOf(error),
      });
      return { kind: 'unconfirmed', reason: 'printer-error' };
    } finally {
      printing = false;
    }
  }

  async function printNow(job: PrintJob): Promise<PrintOutcome> {
    const encoded = encodeJob(job, options.profile, options.logo(), options.rasterise).catch(() => null);
    const encodedJob = await within(DRAW_MS, null, encoded);
    // The picture could not be drawn: nothing was sent.
    if (encodedJob === null) return { kind: 'not-printed', reason: 'printer-error' };
    const first = uncut ? [cutOff(options.profile)] : [];
    const whole = {
      whole: Buffer.concat([...first, encodedJob.whole]),
      slices: [...first, ...encodedJob.slices],
    };
    const rest = restOfBand(options.profile);
    const end = await connected((talk) => runJob(talk, { job: whole, rest, onHeard: hear }));
    return end ? afterJob(end) : { kind: 'not-printed', reason: 'offline' };
  }

  /** What could not be cleared over the job's own connection, where it may have stood behind the job, is cleared over a new one. */
  function afterJob({ outcome, leftOver }: JobEnd): PrintOutcome {
    clearTries = leftOver ? CLEAR_TRIES : 0;
    if (outcome.kind !== 'not-printed') uncut = outcome.kind === 'unconfirmed';
    // Nobody waits for it but the next job.
    if (leftOver && outcome.kind === 'unconfirmed') void inTurn(checkStatus);
    return outcome;
  }

  async function poll(): Promise<void> {
    try {
      const now = await inTurn(checkStatus);
      misses = now.connection === 'offline' ? misses + 1 : 0;
    } finally {
      schedule();
    }
  }

  function schedule(): void {
    if (closed) return;
    const pauseMs = Math.min(options.pollMs * 2 ** Math.min(misses, 4), LONGEST_POLL_MS);
    timer = setTimeout(() => void poll(), pauseMs * (0.75 + options.random() / 4));
  }

  void poll();
  return {
    status: () => status,
    checkStatus: () => inTurn(checkStatus),
    print,
    cutOffFirst: () => {
      uncut = true;
    },
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await inTurn(async () => undefined);
      listeners.clear();
    },
  };
}
