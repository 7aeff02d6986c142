import { createListeners, openSerialLines } from '../serial-lines/index.ts';
import { readCardLine } from './card-number.ts';
import type { CardReader, PresentedCard, ReaderStatus, UnreadableCard } from './card-reader.ts';

export type SerialReaderOptions = {
  readonly path: string;
  readonly baudRate: number;
  readonly random: () => number;
  readonly partialLineMs?: number;
  /** After opening, what comes this early was sent before and is dropped (default 100 ms). */
  readonly settleMs?: number;
  readonly firstRetryMs?: number;
  readonly longestRetryMs?: number;
};

const LONGEST_LINE_BYTES = 64;

/** A card reader on a serial port that sends one line for each card. */
export function openSerialReader(options: SerialReaderOptions): CardReader {
  const cards = createListeners<PresentedCard>();
  const unreadable = createListeners<UnreadableCard>();
  const statuses = createListeners<ReaderStatus>();
  let status: ReaderStatus = { connection: 'offline' };
  const lines = openSerialLines({
    path: options.path,
    baudRate: options.baudRate,
    longestBytes: LONGEST_LINE_BYTES,
    partialLineMs: options.partialLineMs ?? 500,
    settleMs: options.settleMs ?? 100,
    firstRetryMs: options.firstRetryMs ?? 250,
    longestRetryMs: options.longestRetryMs ?? 10_000,
    random: options.random,
    onLine(line) {
      const read = readCardLine(line);
      if (read.kind === 'card') cards.tell(read.card);
      else unreadable.tell(read.reason);
    },
    onUnreadable: unreadable.tell,
    onConnection(connection) {
      status = { connection };
      statuses.tell(status);
    },
  });
  return {
    onCard: cards.add,
    onUnreadable: unreadable.add,
    status: () => status,
    onStatus: statuses.add,
    close: () => lines.close(),
  };
}
