import { createListeners, openSerialLines } from '../serial-lines/index.ts';
import type { CodeScanner, ScannerStatus, UnreadableCode } from './code-scanner.ts';

export type SerialScannerOptions = {
  readonly path: string;
  readonly baudRate: number;
  readonly random: () => number;
  /** A code whose end does not come within this time is thrown away (default 500 ms: 4096 bytes at 115200 baud take 360). */
  readonly partialLineMs?: number;
  /** A code with line ends inside is whole after this silence (default 150 ms). */
  readonly silenceMs?: number;
  /** After opening, what comes this early was sent before and is dropped (default 100 ms). */
  readonly settleMs?: number;
  readonly firstRetryMs?: number;
  readonly longestRetryMs?: number;
};

const LONGEST_CODE_BYTES = 4096;
/**
 * Codes with line ends inside: payment slips (EPC069-12), driving licences (AAMVA) and cards and dates (vCard,
 * iCalendar), perhaps behind a symbology identifier. Read line by line they would be many codes.
 */
const OPENS_BLOCK = /^(?:\][A-Za-z][0-9A-Za-z])?(?:BCD$|@|BEGIN:V)/;

/** A scanner on a serial port (RS-232 or USB in CDC mode) that ends each code with CR, LF or both. */
export function openSerialScanner(options: SerialScannerOptions): CodeScanner {
  const codes = createListeners<string>();
  const unreadable = createListeners<UnreadableCode>();
  const statuses = createListeners<ScannerStatus>();
  let status: ScannerStatus = { connection: 'offline' };
  const lines = openSerialLines({
    path: options.path,
    baudRate: options.baudRate,
    longestBytes: LONGEST_CODE_BYTES,
    partialLineMs: options.partialLineMs ?? 500,
    blocks: { opens: (line) => OPENS_BLOCK.test(line), silenceMs: options.silenceMs ?? 150 },
    settleMs: options.settleMs ?? 100,
    firstRetryMs: options.firstRetryMs ?? 250,
    longestRetryMs: options.longestRetryMs ?? 10_000,
    random: options.random,
    onLine: codes.tell,
    onUnreadable: unreadable.tell,
    onConnection(connection) {
      status = { connection };
      statuses.tell(status);
    },
  });
  return {
    onCode: codes.add,
    onUnreadable: unreadable.add,
    status: () => status,
    onStatus: statuses.add,
    close: () => lines.close(),
  };
}
