import type { ReceiptDocument } from '../../domain/paper/index.ts';
import type { Unsubscribe } from '../device-status.ts';

/** What a receipt printer says of itself (UnifiedPOS POSPrinter states, read by ESC/POS DLE EOT 1-4). */
export type PrinterStatus = {
  readonly connection: 'online' | 'offline';
  readonly paper: 'ok' | 'near-end' | 'out' | 'unknown';
  readonly cover: 'closed' | 'open' | 'unknown';
  readonly cutter: 'ok' | 'error' | 'unknown';
  /** An error other than the cutter's: recoverable ones (head too hot) pass, others need staff. */
  readonly error: 'none' | 'recoverable' | 'unrecoverable' | 'unknown';
};

/** The status before the printer has answered for the first time, and while it cannot be reached. */
export const PRINTER_OFFLINE: PrinterStatus = {
  connection: 'offline',
  paper: 'unknown',
  cover: 'unknown',
  cutter: 'unknown',
  error: 'unknown',
};

/** Whether a job can be expected to come out as paper. `near-end` paper still prints; unknown does not count as able. */
export function canPrint(status: PrinterStatus): boolean {
  return (
    status.connection === 'online' &&
    (status.paper === 'ok' || status.paper === 'near-end') &&
    status.cover === 'closed' &&
    status.cutter === 'ok' &&
    status.error === 'none'
  );
}

export type PrintJob = {
  /** The transaction's reference: for logs, never sent to the printer. */
  readonly jobId: string;
  readonly document: ReceiptDocument;
  /** Marks the paper as a copy of a receipt that may already be out. */
  readonly copy: boolean;
};

export type PrintFailure =
  | 'offline'
  | 'paper-out'
  | 'cover-open'
  | 'cutter-error'
  | 'printer-error'
  | 'no-answer'
  | 'bad-answer'
  | 'busy';

/**
 * How a job ended. `printed`: the printer confirmed that it processed all of it and has paper and no error.
 * `not-printed`: no byte of the job's content reached it. `unconfirmed`: some was sent and the end is not known.
 */
export type PrintOutcome =
  | { readonly kind: 'printed' }
  | { readonly kind: 'not-printed'; readonly reason: PrintFailure }
  | { readonly kind: 'unconfirmed'; readonly reason: PrintFailure };

/** Prints receipts. Never rejects and never hangs: every call ends by its own deadline with an outcome. */
export interface ReceiptPrinter {
  /** The last known status, at once. */
  status(): PrinterStatus;
  /** Asks the printer now; the answer also becomes the last known status. */
  checkStatus(): Promise<PrinterStatus>;
  /** One job at a time; a second one while the first runs is `not-printed: busy`. A failed job is never kept for later. */
  print(job: PrintJob): Promise<PrintOutcome>;
  /** Part of a receipt may hang in the printer (a restart cut its print off): it is cut off before the next job. */
  cutOffFirst(): void;
  /** Tells of every change of status, also between jobs (the driver polls). */
  onStatus(listener: (status: PrinterStatus) => void): Unsubscribe;
  close(): Promise<void>;
}

/** A picture of one bit a dot, rows from the top, packed 8 dots to a byte, most significant first, 1 is black. */
export type MonochromeBitmap = {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly rows: Uint8Array;
};

/** Draws a whole receipt document (Chromium does it in the product): for scripts that the printer has no code page for. */
export type RasteriseReceipt = (
  document: ReceiptDocument,
  copy: boolean,
  widthDots: number,
) => Promise<MonochromeBitmap>;

/** What every printer's driver gets of the kiosk. */
export type PrinterDeps = {
  readonly rasterise: RasteriseReceipt;
  /** The town's sign at the head of receipts, as it is now; null: none. */
  readonly logo: () => MonochromeBitmap | null;
  /** 0 to below 1: spreads the polls. */
  readonly random: () => number;
  /** References and outcomes only; nothing of the receipt. */
  readonly log: (event: string, facts: Readonly<Record<string, string>>) => void;
};
