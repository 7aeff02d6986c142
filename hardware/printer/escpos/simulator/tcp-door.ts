import { createServer, type Server, type Socket } from 'node:net';
import type { MachineLink, PrinterMachine } from './machine.ts';

/** Where the printer is reached: opened, and shut while it is offline. */
export type Door = {
  readonly port: number;
  open(): Promise<void>;
  shut(): Promise<void>;
};

/** More connections than this wait in no queue: they are dropped. */
const MOST_WAITING = 8;

/** After the computer has ended its side, answers to what is still in the buffer go out for so long. */
const LINGER_MS = 2000;

/**
 * The printer's network plug, one connection at a time as in the field: the next one is accepted and served when the
 * first has ended.
 */
export async function openTcpDoor(host: string, port: number, machine: PrinterMachine): Promise<Door> {
  let server: Server | undefined;
  let chosen = port;
  const sockets: Socket[] = [];

  await open();
  return {
    get port() {
      return chosen;
    },
    open,
    shut,
  };

  async function open(): Promise<void> {
    if (server !== undefined) return;
    const opened = createServer({ allowHalfOpen: true, noDelay: true }, admit);
    server = opened;
    await new Promise<void>((resolve, reject) => {
      opened.once('error', reject);
      opened.listen(chosen, host, resolve);
    });
    const address = opened.address();
    if (address !== null && typeof address === 'object') chosen = address.port;
  }

  async function shut(): Promise<void> {
    const closing = server;
    server = undefined;
    for (const socket of [...sockets]) socket.destroy();
    if (closing !== undefined) await new Promise<void>((resolve) => closing.close(() => resolve()));
  }

  function admit(socket: Socket): void {
    socket.on('error', () => {});
    if (sockets.length > MOST_WAITING) {
      socket.destroy();
      return;
    }
    sockets.push(socket);
    socket.once('close', () => {
      const wasServed = sockets[0] === socket;
      sockets.splice(sockets.indexOf(socket), 1);
      if (!wasServed) return;
      machine.serve(undefined);
      serveNext();
    });
    if (sockets.length === 1) serveNext();
  }

  function serveNext(): void {
    const socket = sockets[0];
    if (socket !== undefined) serve(socket, machine);
  }
}

function serve(socket: Socket, machine: PrinterMachine): void {
  let waiting: Uint8Array = new Uint8Array();
  let linger: NodeJS.Timeout | undefined;
  let ended = false;
  const link: MachineLink = {
    send: (bytes) => {
      if (socket.writable) socket.write(bytes);
    },
    reset: () => socket.resetAndDestroy(),
    wake: drain,
  };
  machine.serve(link);
  socket.on('data', (bytes) => {
    waiting = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes]);
    drain();
  });
  socket.on('end', () => {
    ended = true;
    linger = setTimeout(() => socket.end(), LINGER_MS);
    drain();
  });
  socket.once('close', () => clearTimeout(linger));

  function drain(): void {
    // Also when nothing came in: the buffer itself may have run empty.
    const taken = machine.receive(waiting);
    waiting = waiting.subarray(taken);
    if (waiting.length > 0) socket.pause();
    else if (socket.isPaused()) socket.resume();
    if (ended && waiting.length === 0 && machine.pendingBytes() === 0) socket.end();
  }
}
