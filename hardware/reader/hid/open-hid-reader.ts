import { createListeners } from '../../serial-lines/index.ts';
import { readCardLine } from '../card-number.ts';
import type { CardReader, PresentedCard, ReaderStatus, UnreadableCard } from '../card-reader.ts';
import { createPause } from '../pause.ts';
import { BOOT_REPORT_BYTES, createBootReports } from './boot-report.ts';
import { openReportFile, type ReportFile } from './report-file.ts';

export type HidReaderOptions = {
  /** The kernel's device file, e.g. `/dev/kiosk-reader`, a link to `/dev/hidraw0`. */
  readonly path: string;
  /** 0 to below 1, for jitter. */
  readonly random: () => number;
  readonly monotonicMs: () => number;
  /** How often reports are fetched; the kernel keeps the last 64. */
  readonly pollMs?: number;
  /** A line that began and did not end within this time is thrown away. */
  readonly partialLineMs?: number;
  readonly firstRetryMs?: number;
  readonly longestRetryMs?: number;
};

const LONGEST_LINE = 64;

/** A reader that types as a keyboard would, read past the machine's keyboard: nothing of it reaches the screen. */
export function openHidReader(options: HidReaderOptions): CardReader {
  const { path, monotonicMs, pollMs = 15, partialLineMs = 500 } = options;
  const { firstRetryMs = 250, longestRetryMs = 10_000 } = options;
  const cards = createListeners<PresentedCard>();
  const unreadable = createListeners<UnreadableCard>();
  const statuses = createListeners<ReaderStatus>();
  const reports = createBootReports();
  const pause = createPause();
  let status: ReaderStatus = { connection: 'offline' };
  let closed = false;
  let retryMs = firstRetryMs;
  let line = '';
  let lastKeyAtMs = 0;

  const ended = run();
  return {
    onCard: cards.add,
    onUnreadable: unreadable.add,
    status: () => status,
    onStatus: statuses.add,
    async close() {
      closed = true;
      pause.end();
      await ended;
    },
  };

  async function run(): Promise<void> {
    while (!closed) {
      const file = await openReportFile(path, BOOT_REPORT_BYTES);
      if (file !== null) {
        await readAll(file);
        await file.close();
      }
      tell('offline');
      await pause.wait(retryMs * (0.8 + options.random() * 0.4));
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
  }

  async function readAll(file: ReportFile): Promise<void> {
    reports.forget();
    line = '';
    while (!closed) {
      const read = await file.next();
      if (read.kind === 'gone') return;
      tell('online');
      if (read.kind === 'report') hear(read.bytes);
      else {
        if (line !== '' && monotonicMs() - lastKeyAtMs >= partialLineMs) end({ isWhole: false });
        await pause.wait(pollMs);
      }
    }
  }

  function hear(report: Uint8Array): void {
    for (const key of reports.take(report)) {
      lastKeyAtMs = monotonicMs();
      if (key.kind === 'enter') end({ isWhole: true });
      else if (line.length <= LONGEST_LINE) line += key.character;
    }
  }

  function end({ isWhole }: { readonly isWhole: boolean }): void {
    const ended = line;
    line = '';
    if (closed || ended === '') return;
    if (ended.length > LONGEST_LINE) unreadable.tell('too-long');
    else if (!isWhole) unreadable.tell('cut-short');
    else {
      const read = readCardLine(ended);
      if (read.kind === 'card') cards.tell(read.card);
      else unreadable.tell(read.reason);
    }
  }

  function tell(connection: ReaderStatus['connection']): void {
    if (connection === 'online') retryMs = firstRetryMs;
    if (status.connection === connection || closed) return;
    status = { connection };
    statuses.tell(status);
  }
}
