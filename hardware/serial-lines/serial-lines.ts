import { SerialPort } from 'serialport';
import { createLineSplitter, type SplitLine } from './line-splitter.ts';

export type SerialLinesOptions = {
  readonly path: string;
  readonly baudRate: number;
  /** A line of more bytes is thrown away and told as too long. */
  readonly longestBytes: number;
  /** What began and did not end within this time is thrown away and told as cut short. */
  readonly partialLineMs: number;
  /** Wait before the first attempt to open the port again; doubles up to the longest. */
  readonly firstRetryMs: number;
  readonly longestRetryMs: number;
  /** 0 to below 1, for jitter. */
  readonly random: () => number;
  /** Text of a line; bytes that are no UTF-8 become U+FFFD. */
  readonly onLine: (line: string) => void;
  readonly onUnreadable: (reason: 'too-long' | 'cut-short') => void;
  readonly onConnection: (connection: 'online' | 'offline') => void;
};

/** A device that sends lines over a serial port, held open for good: whenever it goes it is opened again. */
export type SerialLines = { close(): Promise<void> };

export function openSerialLines(options: SerialLinesOptions): SerialLines {
  const splitter = createLineSplitter(options.longestBytes);
  let port: SerialPort | undefined;
  let online = false;
  let closed = false;
  let retryMs = options.firstRetryMs;
  let retry: NodeJS.Timeout | undefined;
  let partial: NodeJS.Timeout | undefined;

  connect();
  return { close };

  function connect(): void {
    const opening = new SerialPort({
      path: options.path,
      baudRate: options.baudRate,
      autoOpen: false,
      hupcl: false,
    });
    port = opening;
    // One `close` or one failed `open` ends this port; an `error` in between is followed by `close`.
    opening.on('error', () => {});
    opening.on('close', () => lost(opening));
    opening.open((error) => {
      if (error !== null && error !== undefined) {
        lost(opening);
        return;
      }
      // What lay in the line before we listened belongs to somebody who has gone.
      opening.flush(() => {
        if (port !== opening || closed || !opening.isOpen) return;
        opening.on('data', receive);
        retryMs = options.firstRetryMs;
        tell(true);
      });
    });
  }

  function lost(which: SerialPort): void {
    if (port !== which) return;
    port = undefined;
    which.removeListener('data', receive);
    clearTimeout(partial);
    splitter.dropPartialLine();
    tell(false);
    if (closed) return;
    const jitter = 0.8 + options.random() * 0.4;
    retry = setTimeout(connect, retryMs * jitter);
    retryMs = Math.min(retryMs * 2, options.longestRetryMs);
  }

  function receive(chunk: Uint8Array): void {
    for (const line of splitter.push(chunk)) give(line);
    clearTimeout(partial);
    if (splitter.hasPartialLine()) partial = setTimeout(cutShort, options.partialLineMs);
  }

  function give(line: SplitLine): void {
    if (line.kind === 'too-long') options.onUnreadable('too-long');
    else options.onLine(new TextDecoder('utf-8', { ignoreBOM: true }).decode(line.bytes));
  }

  function cutShort(): void {
    splitter.dropPartialLine();
    options.onUnreadable('cut-short');
  }

  function tell(nowOnline: boolean): void {
    if (nowOnline === online) return;
    online = nowOnline;
    options.onConnection(nowOnline ? 'online' : 'offline');
  }

  async function close(): Promise<void> {
    closed = true;
    clearTimeout(retry);
    clearTimeout(partial);
    const closing = port;
    if (closing === undefined) return;
    if (closing.opening)
      await new Promise<void>((resolve) =>
        closing.once('open', () => resolve()).once('error', () => resolve()),
      );
    if (closing.isOpen) await new Promise<void>((resolve) => closing.close(() => resolve()));
  }
}
