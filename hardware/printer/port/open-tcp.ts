import { connect } from 'node:net';
import { within } from '../../timers/index.ts';
import type { PrinterPort } from './printer-port.ts';

const CLOSE_MS = 500;

/** A printer on the network (TCP 9100). Null when it cannot be reached in time. */
export async function openTcp(host: string, port: number, deadlineMs: number): Promise<PrinterPort | null> {
  const socket = connect({ host, port, noDelay: true });
  let open = false;
  const ended = new Promise<false>((resolve) => {
    socket.on('close', () => {
      open = false;
      resolve(false);
    });
  });
  // An error is followed by `close`, which is heard above.
  socket.on('error', () => undefined);
  const connected = new Promise<boolean>((resolve) => socket.once('connect', () => resolve(true)));
  open = await within(deadlineMs, false, Promise.race([connected, ended]));
  if (!open) {
    socket.destroy();
    return null;
  }
  return {
    write: (bytes, writeDeadlineMs) => {
      const taken = new Promise<boolean>((resolve) => socket.write(bytes, (error) => resolve(!error)));
      return within(writeDeadlineMs, false, Promise.race([taken, ended]));
    },
    onData: (listener) => socket.on('data', listener),
    isOpen: () => open,
    close: async () => {
      // Half-closed first: destroying a socket with unread status bytes would reset it and cut the job off.
      socket.end();
      await within(CLOSE_MS, false, ended);
      socket.destroy();
    },
    abandon: async () => {
      // A reset, unlike an ordinary end, drops the system's own send buffer too.
      socket.resetAndDestroy();
      await within(CLOSE_MS, false, ended);
    },
  };
}
