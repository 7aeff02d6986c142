import { connect, createServer } from 'node:net';

/** A way to a server that counts what comes back on it. */
export type CountedWay = {
  readonly port: number;
  /** Bytes that the server has sent so far, as they are on the wire. */
  readonly received: () => number;
  readonly close: () => void;
};

/** Opens a way to a server on this machine that hands every byte on, in both directions, as it comes. */
export function countedWay(to: number): Promise<CountedWay> {
  let received = 0;
  const server = createServer((client) => {
    const behind = connect(to, '127.0.0.1');
    behind.on('data', (bytes: Buffer) => {
      received += bytes.length;
    });
    client.pipe(behind).pipe(client);
    // One side that is cut off cuts off the other.
    client.on('error', () => behind.destroy()).on('close', () => behind.destroy());
    behind.on('error', () => client.destroy()).on('close', () => client.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (typeof address !== 'object' || address === null) return reject(new Error('no port'));
      resolve({ port: address.port, received: () => received, close: () => server.close() });
    });
  });
}
