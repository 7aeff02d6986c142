import { createListeners } from '../../serial-lines/index.ts';
import { within } from '../../timers/index.ts';
import type { ReadCard } from '../card-number.ts';
import type { CardReader, PresentedCard, ReaderStatus, UnreadableCard } from '../card-reader.ts';
import { createPause } from '../pause.ts';
import { type CardNumberSource, identifyCard } from './identify-card.ts';
import { loadPcscLibrary } from './load-library.ts';
import { PCSC, type PcscContext, type PcscLibrary } from './pcsc-library.ts';
import { type InsertedCard, watchReaders } from './watch-readers.ts';

export type PcscReaderOptions = CardNumberSource & {
  /** Only readers whose name holds this; the empty text takes all. */
  readonly readerName: string;
  /** 0 to below 1, for jitter. */
  readonly random: () => number;
  readonly monotonicMs: () => number;
  readonly firstRetryMs?: number;
  readonly longestRetryMs?: number;
  /** How long one wait for a card lasts before the list of readers is looked at again. */
  readonly lookMs?: number;
  /** How long one card may take to be read. */
  readonly cardMs?: number;
  /** How much longer than it should any call may take before the reader counts as gone. */
  readonly graceMs?: number;
  /** How long closing waits for a call that goes on. */
  readonly closeMs?: number;
  readonly loadLibrary?: () => Promise<PcscLibrary | null>;
};

/** Between two looks, should the daemon answer at once over and over. */
const BREATH_MS = 20;

/**
 * Contactless and contact readers that the machine's PC/SC daemon knows; they may come and go. Without library, daemon or reader it is
 * offline and tries again. One call at a time waits in a thread of its own: one that hangs is waited for, and none is made beside it.
 */
export function openPcscReader(options: PcscReaderOptions): CardReader {
  const { firstRetryMs = 500, longestRetryMs = 10_000, lookMs = 1_000, cardMs = 5_000 } = options;
  const { graceMs = 2_000, closeMs = 3_000, loadLibrary = loadPcscLibrary, monotonicMs } = options;
  const cards = createListeners<PresentedCard>();
  const unreadable = createListeners<UnreadableCard>();
  const statuses = createListeners<ReaderStatus>();
  const pause = createPause();
  let status: ReaderStatus = { connection: 'offline' };
  let closed = false;
  let retryMs = firstRetryMs;
  let present: PcscContext | null = null;

  const ended = run();
  return {
    onCard: cards.add,
    onUnreadable: unreadable.add,
    status: () => status,
    onStatus: statuses.add,
    close,
  };

  async function run(): Promise<void> {
    let library: PcscLibrary | null = null;
    while (!closed) {
      library ??= await loadLibrary();
      const established = library === null ? null : await inTime(library.establish(), 0);
      if (established?.kind === 'done') {
        present = established.value;
        await watch(present);
        await inTime(present.release(), 0);
        present = null;
      }
      tell('offline');
      if (closed) return;
      await pause.wait(retryMs * (0.8 + options.random() * 0.4));
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
  }

  async function watch(context: PcscContext): Promise<void> {
    const readers = watchReaders(context, options.readerName);
    while (!closed) {
      const look = await inTime(readers.look(lookMs), lookMs);
      if (look.kind === 'lost' || closed) return;
      tell(look.readers > 0 ? 'online' : 'offline');
      for (const card of look.inserted) {
        const read = await inTime(readCard(context, card), cardMs);
        if (closed) return;
        if (read.kind === 'card') cards.tell(read.card);
        else unreadable.tell(read.reason);
      }
      if (look.inserted.length === 0) await pause.wait(BREATH_MS);
    }
  }

  async function readCard(context: PcscContext, inserted: InsertedCard): Promise<ReadCard> {
    if (inserted.isMute) return { kind: 'unreadable', reason: 'not-a-card-number' };
    const until = monotonicMs() + cardMs;
    const connected = await context.connect(inserted.reader);
    if (connected.kind === 'failed') {
      const isGone = PCSC.cardGone.includes(connected.code);
      return { kind: 'unreadable', reason: isGone ? 'cut-short' : 'not-a-card-number' };
    }
    const card = connected.value;
    const read = await identifyCard(
      {
        protocol: card.protocol,
        atr: inserted.atr,
        transmit: async (command) => {
          if (closed || monotonicMs() > until) return null;
          const answer = await card.transmit(command);
          return answer.kind === 'done' ? answer.value : null;
        },
      },
      options,
    );
    await card.disconnect();
    return read;
  }

  /** Work that is overdue cannot be ended, as a thread is in it: the reader is offline until it comes back. */
  async function inTime<Value>(work: Promise<Value>, shouldTakeMs: number): Promise<Value> {
    const overdue = setTimeout(() => {
      tell('offline');
      void present?.cancel();
    }, shouldTakeMs + graceMs);
    try {
      return await work;
    } finally {
      clearTimeout(overdue);
    }
  }

  function tell(connection: ReaderStatus['connection']): void {
    if (connection === 'online') retryMs = firstRetryMs;
    if (status.connection === connection || closed) return;
    status = { connection };
    statuses.tell(status);
  }

  async function close(): Promise<void> {
    closed = true;
    pause.end();
    void present?.cancel();
    await within(closeMs, undefined, ended);
  }
}
