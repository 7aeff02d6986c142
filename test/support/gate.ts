import { createServer, connect as open, type Socket } from 'node:net';

/**
 * What a gate does with a new connection. `open`: passes everything. `shut`: resets it. `hold-request`: passes the
 * first bytes (the TLS greeting) and keeps back all that the caller sends after them until `release`.
 * `hold-answer`: the request goes through, the answer stays in the gate until `release`.
 */
export type GateMode = 'open' | 'shut' | 'hold-request' | 'hold-answer';

/** A cable with a hand on it: a TCP proxy between two programs. */
export type Gate = {
  readonly port: number;
  /** For the connections that come from now on; `shut` also cuts those that are there. */
  readonly set: (mode: GateMode) => void;
  /** As `set`, for one connection only; the next ones pass. */
  readonly next: (mode: GateMode) => void;
  /** Lets through what was held. */
  readonly release: () => void;
  /** How many connections have something held back now. */
  readonly holding: () => number;
  /** Where the other end is from now on. */
  readonly leadTo: (port: number) => void;
  readonly close: () => Promise<void>;
};

/** Opens a gate at an address that leads to a port of 127.0.0.1 or of the host given. */
export async function openGate(
  at: { readonly host: string; readonly port: number },
  to: { readonly host: string; readonly port: number },
): Promise<Gate> {
  let mode: GateMode = 'open';
  let once: GateMode | null = null;
  let target = to.port;
  const sockets = new Set<Socket>();
  const held = new Map<Socket, Buffer[]>();

  const server = createServer((caller) => {
    const now = once ?? mode;
    once = null;
    if (now === 'shut') {
      caller.on('error', () => undefined);
      caller.resetAndDestroy();
      return;
    }
    const called = open({ host: to.host, port: target });
    let first = true;
    let holding = now;
    const keep = (socket: Socket, data: Buffer): void => {
      held.set(socket, [...(held.get(socket) ?? []), data]);
    };
    const pass = (from: Socket, into: Socket, holds: (data: Buffer) => boolean): void => {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('data', (data) => {
        if (holds(data)) keep(into, data);
        else if (into.writable) into.write(data);
      });
      from.once('close', () => {
        sockets.delete(from);
        // What is held for the other side is still to come: it is not hung up on.
        if (!held.has(into)) into.destroy();
      });
    };
    pass(caller, called, () => {
      const greeting = first;
      first = false;
      return holding === 'hold-request' && !greeting;
    });
    pass(called, caller, () => holding === 'hold-answer');
    releases.add(() => {
      holding = 'open';
    });
  });
  const releases = new Set<() => void>();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(at.port, at.host, resolve);
  });
  const address = server.address();

  return {
    port: address !== null && typeof address === 'object' ? address.port : at.port,
    set: (next) => {
      mode = next;
      once = null;
      if (next === 'shut') for (const socket of [...sockets]) socket.destroy();
    },
    next: (one) => {
      once = one;
    },
    release: () => {
      for (const open of releases) open();
      releases.clear();
      for (const [socket, kept] of [...held]) {
        held.delete(socket);
        for (const data of kept) if (socket.writable) socket.write(data);
      }
    },
    holding: () => held.size,
    leadTo: (port) => {
      target = port;
    },
    close: async () => {
      for (const socket of [...sockets]) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
