import { constants, type FileHandle, open as openPath } from 'node:fs/promises';
import { codeOf } from '../../../domain/failure/index.ts';
import type { PrinterPort } from './printer-port.ts';

const LOOK_EVERY_MS = 20;

/** A printer behind a device file (`/dev/usb/lp0`). Null when the file cannot be opened. */
export async function openFile(path: string): Promise<PrinterPort | null> {
  const flags = constants.O_RDWR | constants.O_NONBLOCK | constants.O_NOCTTY;
  const file = await openPath(path, flags).catch(() => null);
  return file && portOf(file);
}

function portOf(file: FileHandle): PrinterPort {
  const listeners = new Set<(bytes: Uint8Array) => void>();
  let open = true;
  let isClosed = false;
  const reading = read();

  /** Device files give no events: they are looked at again and again while the port is open. */
  async function read(): Promise<void> {
    const buffer = Buffer.alloc(256);
    while (open) {
      const count = await take(file, buffer);
      if (count === null) open = false;
      else if (count > 0) for (const listener of listeners) listener(Buffer.from(buffer.subarray(0, count)));
      else await pause();
    }
  }

  return {
    write: async (bytes, deadlineMs) => {
      const endsAt = performance.now() + deadlineMs;
      let written = 0;
      while (open && written < bytes.length) {
        if (performance.now() > endsAt) return false;
        const count = await give(file, bytes.subarray(written));
        // Only writing shows a pulled plug: reading gives the same nothing as a printer with nothing to say.
        if (count === null) open = false;
        else if (count === 0) await pause();
        written += count ?? 0;
      }
      return open;
    },
    onData: (listener) => listeners.add(listener),
    isOpen: () => open,
    close,
    // Nothing is kept back here: what a write could not hand over was never taken.
    abandon: close,
  };

  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    open = false;
    await reading;
    // A device that was unplugged answers its close with an error.
    await file.close().catch(() => undefined);
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));

/** How many bytes were read: 0 when there are none now, null when the device is gone. */
async function take(file: FileHandle, buffer: Buffer): Promise<number | null> {
  try {
    return (await file.read(buffer, 0, buffer.length, null)).bytesRead;
  } catch (error) {
    return isBusy(error) ? 0 : null;
  }
}

async function give(file: FileHandle, bytes: Uint8Array): Promise<number | null> {
  try {
    return (await file.write(bytes)).bytesWritten;
  } catch (error) {
    return isBusy(error) ? 0 : null;
  }
}

const isBusy = (error: unknown): boolean => codeOf(error) === 'EAGAIN';
