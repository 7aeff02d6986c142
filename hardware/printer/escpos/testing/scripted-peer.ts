import { createServer, type Socket } from 'node:net';

/** A peer on TCP that does what the test says with each piece of bytes. */
export type ScriptedPeer = {
  readonly port: number;
  readonly received: () => Buffer;
  readonly connections: () => readonly Socket[];
  readonly close: () => Promise<void>;
};

export async function startScriptedPeer(
  onBytes: (bytes: Buffer, socket: Socket) => void,
  onConnection: (socket: Socket) => void = () => undefined,
): Promise<ScriptedPeer> {
  const sockets: Socket[] = [];
  const pieces: Buffer[] = [];
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      pieces.push(bytes);
      onBytes(bytes, socket);
    });
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not on TCP');
  return {
    port: address.port,
    received: () => Buffer.concat(pieces),
    connections: () => sockets,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
