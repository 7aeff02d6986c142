import { request as httpRequest, type IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { createDeadline } from './deadline.ts';
import { SecuredResponse } from './envelope.ts';
import type { ClientInterface } from './library.ts';
import type { NexoSettings } from './nexo-settings.ts';
import { openTls } from './open-tls.ts';

/** An answer is a few kilobytes; receipts make it longer. */
const LARGEST_ANSWER_BYTES = 256 * 1024;
const LONGEST_CONNECT_MS = 5_000;
/** The library's own default; the driver always gives one. */
const LONGEST_WAIT_MS = 30_000;

/**
 * How far a request got. `not-sent`: it is certain that no byte of it left. `sent`: it may have arrived.
 * `answered`: something came back.
 */
export type LineProgress = 'not-sent' | 'sent' | 'answered';

/** One connection for one request: the transport that the library is given, and what became of the request. */
export type Line = { readonly client: ClientInterface; progress(): LineProgress };

export type LineOptions = {
  readonly settings: NexoSettings;
  /** Ends the wait early. */
  readonly signal: AbortSignal;
  /** Called when the first byte is about to leave. */
  readonly onSent: () => void;
};

/**
 * Opens TLS first and writes the request only after the terminal's certificate has been verified, which is what makes
 * `not-sent` certain. Never follows redirects, never repeats, never reads more than an answer can be long.
 */
export function createLine({ settings, signal, onSent }: LineOptions): Line {
  let progress: LineProgress = 'not-sent';
  const send = async (endpoint: string, body: string | Buffer, deadlineMs: number): Promise<string> => {
    const url = new URL(endpoint);
    const deadline = createDeadline(deadlineMs, signal);
    try {
      const socket = await connectInTime(settings, url, deadline.signal);
      progress = 'sent';
      onSent();
      const answer = await post(socket, url, body, deadline.signal);
      progress = 'answered';
      if (answer.status < 200 || answer.status > 299) throw new Error('refused with an HTTP status');
      // The library prints what it cannot parse to the console: it gets nothing that it cannot parse.
      if (answer.body !== '') SecuredResponse.parse(JSON.parse(answer.body));
      return answer.body;
    } finally {
      deadline.clear();
    }
  };
  return {
    client: {
      request: (endpoint, body, config) =>
        send(endpoint, body, config.connectionTimeoutMillis ?? LONGEST_WAIT_MS),
    },
    progress: () => progress,
  };
}

async function connectInTime(settings: NexoSettings, url: URL, signal: AbortSignal): Promise<TLSSocket> {
  const connecting = createDeadline(LONGEST_CONNECT_MS, signal);
  try {
    return await openTls(settings, url, connecting.signal);
  } finally {
    connecting.clear();
  }
}

type Answer = { readonly status: number; readonly body: string };

async function post(
  socket: TLSSocket,
  url: URL,
  body: string | Buffer,
  signal: AbortSignal,
): Promise<Answer> {
  const stop = () => socket.destroy(new Error('no answer in time'));
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await new Promise<Answer>((resolve, reject) => {
      socket.once('close', () => reject(new Error('the terminal closed the connection')));
      const request = httpRequest({
        createConnection: () => socket,
        host: url.hostname,
        port: url.port,
        path: url.pathname,
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      });
      request.on('error', reject);
      request.on('response', (response) => readAnswer(response).then(resolve, reject));
      request.end(body);
    });
  } finally {
    signal.removeEventListener('abort', stop);
    socket.destroy();
  }
}

async function readAnswer(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_ANSWER_BYTES) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return { status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8').trim() };
}
