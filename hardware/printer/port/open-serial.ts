import { openSerialPort } from '../../serial-port/index.ts';
import { within } from '../../timers/index.ts';
import type { PrinterPort } from './printer-port.ts';

const CLOSE_MS = 2_000;

/** A printer on a serial line. Null when it cannot be opened in time. */
export async function openSerial(
  path: string,
  baudRate: number,
  deadlineMs: number,
): Promise<PrinterPort | null> {
  const line = openSerialPort(path, baudRate);
  let open = false;
  const ended = new Promise<false>((resolve) => {
    line.on('close', () => {
      open = false;
      resolve(false);
    });
  });
  // An error while open is followed by `close`; one at opening comes to the callback below.
  line.on('error', () => undefined);
  const opened = new Promise<boolean>((resolve) => line.open((error) => resolve(!error)));
  open = await within(deadlineMs, false, opened);
  if (!open) {
    void opened.then((late) => late && line.close());
    return null;
  }
  return {
    write: (bytes, writeDeadlineMs) => {
      const drained = new Promise<boolean>((resolve) => {
        line.write(Buffer.from(bytes), (writeError) => {
          if (writeError) resolve(false);
          else line.drain((drainError) => resolve(!drainError));
        });
      });
      return within(writeDeadlineMs, false, Promise.race([drained, ended]));
    },
    onData: (listener) => line.on('data', listener),
    isOpen: () => open,
    close,
    abandon: async () => {
      if (!open) return;
      const flushed = new Promise<void>((resolve) => line.flush(() => resolve()));
      await within(CLOSE_MS, undefined, flushed);
      await close();
    },
  };

  async function close(): Promise<void> {
    if (!open) return;
    line.close(() => undefined);
    await within(CLOSE_MS, false, ended);
  }
}
