import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Faulty = {
  readonly url: string;
  /** What was asked, as method and path, in order. */
  readonly asked: readonly string[];
  /** How the next requests are answered; the last way stays. */
  readonly answer: (...ways: Way[]) => void;
  readonly close: () => Promise<void>;
};
export type Way = (request: IncomingMessage, response: ServerResponse) => void;

/** A server that answers as a test wants it to. */
export async function faultyServer(): Promise<Faulty> {
  const asked: string[] = [];
  let ways: Way[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    request.resume().once('end', () => (ways.length > 1 ? ways.shift() : ways[0])?.(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/open311/v2`,
    asked,
    answer: (...next) => {
      ways = next;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Says this and no more. */
export const says =
  (status: number, text: string, headers: Record<string, string> = {}): Way =>
  (_request, response) => {
    response.writeHead(status, headers).end(text);
  };

/** Never answers. */
export const silent: Way = () => undefined;

/** Hangs up in the middle of an answer. */
export const breaksOff: Way = (_request, response) => {
  response.writeHead(200, { 'content-length': '1000' }).write('<service_requests>', () => {
    response.destroy();
  });
};
