import { openSerialPort, type SerialPort } from '../serial-port/index.ts';
import { createLineSplitter, type SplitLine } from './line-splitter.ts';

export type SerialLinesOptions = {
  readonly path: string;
  readonly baudRate: number;
  /** A line of more bytes is thrown away and told as too long. */
  readonly longestBytes: number;
  /** What began and did not end within this time is thrown away and told as cut short. */
  readonly partialLineMs: number;
  /** Messages that have line ends inside: which first line opens one, and the silence that ends it. None without it. */
  readonly blocks?: { readonly opens: (firstLine: string) => boolean; readonly silenceMs: number };
  /** What comes within this time after the port was opened was sent before, and is thrown away. */
  readonly settleMs: number;
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
  const { blocks } = options;
  const splitter = createLineSplitter(options.longestBytes, (line) => blocks?.opens(textOf(line)) ?? false);
  let port: SerialPort | undefined;
  let online = false;
  let closed = false;
  let retryMs = options.firstRetryMs;
  let retry: NodeJS.Timeout | undefined;
  let partial: NodeJS.Timeout | undefined;
  let settle: NodeJS.Timeout | undefined;
  /** Ends when the present attempt to open the port has ended, well or not. */
  let attempt: Promise<void> = Promise.resolve();

  connect();
  return { close };

  function connect(): void {
    const opening = openSerialPort(options.path, options.baudRate);
    port = opening;
    // One `close` or one failed `open` ends this port; an `error` in between is followed by `close`.
    opening.on('error', () => {});
    opening.on('close', () => lost(opening));
    attempt = new Promise((resolve) => {
      opening.open((error) => {
        resolve();
        if (error === null || error === undefined) settleDown(opening);
        else lost(opening);
      });
    });
  }

  /**
   * What lay in the line before we listened belongs to somebody who has gone. Adapters hold some of it back, so that a
   * flush alone misses it: reading begins at once, and what comes at first is dropped.
   */
  function settleDown(opened: SerialPort): void {
    opened.on('data', drop);
    opened.flush(() => {});
    settle = setTimeout(() => listen(opened), options.settleMs);
  }

  function listen(opened: SerialPort): void {
    opened.removeListener('data', drop);
    opened.on('data', receive);
    retryMs = options.firstRetryMs;
    tell(true);
  }

  function lost(which: SerialPort): void {
    if (port !== which) return;
    port = undefined;
    which.removeListener('data', receive);
    clearTimeout(partial);
    clearTimeout(settle);
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
    const waits = splitter.waitsFor();
    if (waits === 'rest-of-line') partial = setTimeout(cutShort, options.partialLineMs);
    if (waits === 'silence') partial = setTimeout(endAfterReading, blocks?.silenceMs ?? 0);
  }

  /** A late timer comes before the bytes that lie there to be read: it was no silence if there are any. */
  function endAfterReading(): void {
    const ended = partial;
    setImmediate(() => {
      if (partial !== ended || splitter.waitsFor() !== 'silence') return;
      const block = splitter.endBlock();
      if (block !== null) give(block);
    });
  }

  function drop(): void {}

  function give(line: SplitLine): void {
    if (line.kind === 'too-long') options.onUnreadable('too-long');
    else options.onLine(textOf(line.bytes));
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
    clearTimeout(settle);
    const closing = port;
    await attempt;
    if (closing?.isOpen) await new Promise<void>((resolve) => closing.close(() => resolve()));
  }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
