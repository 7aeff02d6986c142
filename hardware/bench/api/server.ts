import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../../../domain/failure/index.ts';
import { benchState } from '../bench-state.ts';
import type { BenchDevices } from '../devices.ts';
import { createEventStream } from './event-stream.ts';
import { keypadRoutes } from './keypad-routes.ts';
import { loadPageFiles } from './page-files.ts';
import { personRoutes } from './person-routes.ts';
import { printerRoutes } from './printer-routes.ts';
import { json, problem, type Reply } from './reply.ts';
import { nothing, type Route, route } from './route.ts';
import { terminalRoutes } from './terminal-routes.ts';

const MOST_BODY_BYTES = 128 * 1024;
const REQUEST_WITHIN_MS = 10_000;

/** The bench's page and its control API, on one address. */
export async function startBenchServer(
  address: { readonly host: string; readonly port: number },
  devices: BenchDevices,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const files = loadPageFiles();
  const stream = createEventStream(() => benchState(devices));
  devices.onChange(stream.touch);
  const routes: readonly Route[] = [
    route('GET', '/api/state', nothing, () => json(benchState(devices))),
    ...printerRoutes(devices),
    ...terminalRoutes(devices),
    ...personRoutes(devices),
    ...keypadRoutes(devices),
  ];
  const server = createServer({ requestTimeout: REQUEST_WITHIN_MS }, (request, response) => {
    void serve(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address.port, address.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${address.host}:${port}/`,
    async close() {
      stream.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isForUs(request.headers.host)) return send(response, problem(403, 'This address is not the bench.'));
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (request.method === 'GET' && path === '/api/events') return stream.add(response);
    try {
      send(response, await replyTo(request, path));
    } catch (error) {
      console.error('bench: a request failed', error);
      send(response, problem(500, messageOf(error)));
    }
  }

  /** A page of another site that resolves its name to this address must not drive the bench. */
  function isForUs(host: string | undefined): boolean {
    return host === `${address.host}:${port}` || host === `localhost:${port}` || host === `127.0.0.1:${port}`;
  }

  async function replyTo(request: IncomingMessage, path: string): Promise<Reply> {
    const file = request.method === 'GET' ? files.get(path) : undefined;
    if (file !== undefined) return file;
    const matching = routes.filter((candidate) => candidate.pattern.test(path));
    const found = matching.find((candidate) => candidate.method === request.method);
    if (found === undefined)
      return problem(matching.length > 0 ? 405 : 404, `There is no ${request.method} ${path}.`);
    const body =
      found.method === 'POST' ? await readJson(request) : { kind: 'json' as const, value: undefined };
    if (body.kind === 'wrong') return problem(body.status, body.message);
    return found.answer(body.value, found.pattern.exec(path)?.slice(1) ?? []);
  }
}

type Body =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'wrong'; readonly status: number; readonly message: string };

async function readJson(request: IncomingMessage): Promise<Body> {
  if (request.headers['content-type']?.split(';')[0]?.trim() !== 'application/json') {
    return { kind: 'wrong', status: 415, message: 'Send JSON, with content-type application/json.' };
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) return { kind: 'wrong', status: 413, message: 'That is too much.' };
    chunks.push(chunk);
  }
  try {
    return { kind: 'json', value: JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}') };
  } catch {
    return { kind: 'wrong', status: 400, message: 'That is no JSON.' };
  }
}

function send(response: ServerResponse, reply: Reply): void {
  response.writeHead(reply.status, {
    'content-type': reply.type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...reply.headers,
  });
  response.end(reply.body);
}
