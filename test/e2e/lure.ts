import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A web server outside of the kiosk that would be glad to answer: it counts who comes. */
export type Lure = {
  readonly url: string;
  readonly webSocketUrl: string;
  /** Connections so far, whatever they wanted. */
  readonly visits: () => number;
  readonly close: () => Promise<void>;
};

const WELCOME = { 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' };

export async function startLure(): Promise<Lure> {
  let visits = 0;
  const server = createServer((_request, response) => {
    response.writeHead(200, { ...WELCOME, 'Content-Type': 'text/html' }).end('<h1>Outside</h1>');
  });
  server.on('connection', () => {
    visits += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    webSocketUrl: `ws://127.0.0.1:${port}/`,
    visits: () => visits,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
