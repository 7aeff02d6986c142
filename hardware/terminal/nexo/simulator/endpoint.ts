import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { ServerIdentity } from './certificates.ts';

/** What becomes of one request at the transport. */
export type Delivery =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string; readonly twice?: boolean }
  /** The socket is cut without an answer. */
  | { readonly kind: 'cut' }
  /** The socket stays open without an answer, until the other side gives up or the terminal loses power. */
  | { readonly kind: 'silence' };

/** The terminal's HTTPS port. */
export type Endpoint = {
  listen(): Promise<void>;
  /** Stops listening and cuts every connection. */
  stop(): Promise<void>;
  /** Presents another certificate from now on; open connections are cut. */
  present(identity: ServerIdentity): void;
  listening(): boolean;
  port(): number;
};

export type EndpointOptions = {
  readonly host: string;
  readonly port: number;
  readonly identity: ServerIdentity;
  readonly handle: (body: string) => Promise<Delivery>;
};

export function createEndpoint({ host, port, identity, handle }: EndpointOptions): Endpoint {
  const server = createServer(
    { ...identity, minVersion: 'TLSv1.2', requestTimeout: 10_000 },
    (request, response) => {
      void answer(request, response, handle);
    },
  );
  let boundPort = port;
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client may leave at any moment; its socket's error is its own.
    socket.on('error', () => {});
  });
  const cutAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    listen: () =>
      new Promise((resolve, reject) => {
        if (server.listening) return resolve();
        server.once('error', reject);
        server.listen(boundPort, host, () => {
          server.off('error', reject);
          boundPort = (server.address() as AddressInfo).port;
          resolve();
        });
      }),
    stop: () =>
      new Promise((resolve) => {
        if (!server.listening) return resolve();
        server.close(() => resolve());
        cutAll();
      }),
    present(next) {
      server.setSecureContext({ ...next, minVersion: 'TLSv1.2' });
      cutAll();
    },
    listening: () => server.listening,
    port: () => boundPort,
  };
}

const LARGEST_BODY_BYTES = 64 * 1024;
/** A bug in the simulator: the client sees it, and the terminal goes on. */
const FAILED = (error: unknown): Delivery => ({ kind: 'answer', status: 500, body: String(error) });
const LONGEST_SILENCE_MS = 180_000;
const PATHS = new Set(['/nexo', '/nexo/']);

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  handle: EndpointOptions['handle'],
): Promise<void> {
  response.on('error', () => {});
  const refusal = refusalOf(request);
  if (refusal !== null) return send(response, refusal, '');
  const body = await readBody(request);
  if (body === 'gone') return;
  if (body === 'too-large') return send(response, 413, '');
  const delivery = await handle(body.text).catch(FAILED);
  if (delivery.kind === 'cut') return void request.socket.destroy();
  if (delivery.kind === 'silence')
    return void request.socket.setTimeout(LONGEST_SILENCE_MS, () => request.socket.destroy());
  if (response.destroyed) return;
  if (delivery.twice) return sendTwice(request.socket, delivery);
  send(response, delivery.status, delivery.body);
}

function refusalOf(request: IncomingMessage): number | null {
  if (!PATHS.has(request.url ?? '')) return 404;
  return request.method === 'POST' ? null : 405;
}

async function readBody(request: IncomingMessage): Promise<{ text: string } | 'too-large' | 'gone'> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > LARGEST_BODY_BYTES) return 'too-large';
      chunks.push(chunk);
    }
  } catch {
    return 'gone';
  }
  return { text: Buffer.concat(chunks).toString('utf8') };
}

function send(response: ServerResponse, status: number, body: string): void {
  const length = Buffer.byteLength(body);
  response.writeHead(status, { 'Content-Type': 'application/json', 'Content-Length': length });
  response.end(body);
}

function sendTwice(socket: Socket, { status, body }: { status: number; body: string }): void {
  const head = `HTTP/1.1 ${status} OK\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  socket.end(head + body + head + body);
}
