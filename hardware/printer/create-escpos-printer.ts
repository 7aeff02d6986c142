import type { DevicePort } from '../device-status.ts';
import { type Conversation, createConversation } from './conversation.ts';
import { encodeJob } from './encode.ts';
import { openPort } from './port/open-port.ts';
import type { PrinterProfile } from './profile.ts';
import {
  type MonochromeBitmap,
  PRINTER_OFFLINE,
  type PrinterStatus,
  type PrintJob,
  type PrintOutcome,
  type RasteriseReceipt,
  type ReceiptPrinter,
} from './receipt-printer.ts';
import { runJob } from './run-job.ts';
import { sameStatus } from './status.ts';

export type EscPosPrinterOptions = {
  readonly port: DevicePort;
  readonly profile: PrinterProfile;
  readonly rasterise: RasteriseReceipt;
  readonly logo: MonochromeBitmap | null;
  /** How often the printer is asked how it is, between jobs. */
  readonly pollMs: number;
  /** 0 to below 1: spreads the polls. */
  readonly random: () => number;
  /** References and outcomes only; nothing of the receipt. */
  readonly log: (event: string, facts: Readonly<Record<string, string>>) => void;
};

const OPEN_MS = 3_000;
const LONGEST_POLL_MS = 60_000;
/** Answers that make no sense tell nothing, not even that it is this printer. */
const NOT_UNDERSTOOD: PrinterStatus = { ...PRINTER_OFFLINE, connection: 'online' };

/**
 * A receipt printer that speaks ESC/POS, over a connection for each job and each look: what was sent before is never in
 * the way, and a printer that was away is there again by itself.
 */
export function createEscPosPrinter(options: EscPosPrinterOptions): ReceiptPrinter {
  const listeners = new Set<(status: PrinterStatus) => void>();
  let status = PRINTER_OFFLINE;
  let turn: Promise<unknown> = Promise.resolve();
  let printing = false;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let misses = 0;

  function note(now: PrinterStatus): void {
    if (sameStatus(status, now)) return;
    status = now;
    options.log('printer-status-changed', { connection: now.connection, paper: now.paper, cover: now.cover });
    for (const listener of listeners) listener(now);
  }

  /** One connection at a time: printers serve no second one. */
  function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  }

  async function connected<Result>(work: (talk: Conversation) => Promise<Result>): Promise<Result | null> {
    const port = await openPort(options.port, OPEN_MS);
    if (!port) {
      note(PRINTER_OFFLINE);
      return null;
    }
    try {
      return await work(createConversation(port, options.profile));
    } finally {
      await port.close();
    }
  }

  async function checkStatus(): Promise<PrinterStatus> {
    const answer = await connected((talk) => talk.status());
    if (answer === 'silent') note(PRINTER_OFFLINE);
    else if (answer === 'garbage') note(NOT_UNDERSTOOD);
    else if (answer) note(answer);
    return status;
  }

  async function print(job: PrintJob): Promise<PrintOutcome> {
    if (printing || closed) return { kind: 'not-printed', reason: 'busy' };
    printing = true;
    try {
      const outcome = await inTurn(() => printNow(job));
      options.log('print-ended', { job: job.jobId, outcome: outcome.kind });
      return outcome;
    } finally {
      printing = false;
    }
  }

  async function printNow(job: PrintJob): Promise<PrintOutcome> {
    const bytes = await encodeJob(job, options.profile, options.logo, options.rasterise).catch(() => null);
    // The picture could not be drawn: nothing was sent.
    if (bytes === null) return { kind: 'not-printed', reason: 'printer-error' };
    const outcome = await connected((talk) => runJob(talk, bytes, note));
    return outcome ?? { kind: 'not-printed', reason: 'offline' };
  }

  async function poll(): Promise<void> {
    const now = await inTurn(checkStatus);
    misses = now.connection === 'offline' ? misses + 1 : 0;
    schedule();
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
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await turn;
      listeners.clear();
    },
  };
}
