import { createServer, type IncomingMessage } from 'node:http';
import type { z } from 'zod';
import type { PaymentProgress } from '../payment-terminal.ts';
import type { TerminalLog } from '../terminal-log.ts';
import { type RunningPayment, readProgress } from './display-event.ts';
import { SecuredRequest } from './envelope.ts';
import { NexoCrypto } from './library.ts';
import type { NexoSettings } from './nexo-settings.ts';
import { securityKey } from './security-key.ts';

const LARGEST_NOTIFICATION_BYTES = 32 * 1024;
const REBIND_AFTER_MS = 10_000;
/** Each decryption costs some 15 ms: nobody on the network may cause more of them than a payment has events. */
const MOST_PER_PAYMENT = 60;

/** Hears the terminal's display notifications. */
export type DisplayListener = {
  /** Whether notifications can be expected. */
  listening(): boolean;
  /** From now on it reports notifications of this payment; ends with the returned function. */
  follow(payment: RunningPayment, tell: (progress: PaymentProgress) => void): () => void;
  close(): Promise<void>;
};

/**
 * Opens the port that the terminal posts to, and tries again when the port was not free. Plain HTTP: the messages are
 * encrypted and authenticated themselves, and outside a payment nothing is even read.
 */
export function createDisplayListener(
  settings: NexoSettings,
  log: TerminalLog,
  rebindAfterMs = REBIND_AFTER_MS,
): DisplayListener {
  const { host, port } = settings.notifications;
  let followed: { payment: RunningPayment; tell: (progress: PaymentProgress) => void; left: number } | null =
    null;
  let rebind: NodeJS.Timeout | null = null;
  let closed = false;

  const server = createServer({ requestTimeout: 5_000, headersTimeout: 5_000 }, (request, response) => {
    const end = (status: number) => response.writeHead(status, { connection: 'close' }).end();
    void receive(request).then(end, () => end(400));
  });
  server.maxConnections = 8;
  server.on('error', () => {
    log({ event: 'terminal-listener-failed', outcome: 'port-unavailable' });
    if (!closed) rebind = setTimeout(listen, rebindAfterMs).unref();
  });
  if (port !== 0) listen();

  return {
    listening: () => server.listening,
    follow: (payment, tell) => {
      const mine = { payment, tell, left: MOST_PER_PAYMENT };
      followed = mine;
      return () => {
        if (followed === mine) followed = null;
      };
    },
    close: async () => {
      closed = true;
      followed = null;
      if (rebind) clearTimeout(rebind);
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };

  function listen(): void {
    server.listen(port, host);
  }

  /** The HTTP status for a request; reports on the way what it says. */
  async function receive(request: IncomingMessage): Promise<number> {
    if (request.method !== 'POST') return 405;
    const body = await readBody(request);
    if (body === null) return 413;
    const now = followed;
    if (!now) return 200;
    const secured = secure(body);
    if (secured === null) return refuse('unreadable', 400);
    // Late news of an earlier payment is told apart before it costs a decryption.
    if ((secured.MessageHeader.ServiceID ?? now.payment.serviceId) !== now.payment.serviceId) return 200;
    now.left -= 1;
    if (now.left < 0) return refuse('too-many', 429);
    const message = open(secured);
    if (message === null) return refuse('unreadable', 400);
    const steps = readProgress(message, now.payment);
    if (steps === null) return refuse('not-ours', 200);
    if (followed === now) steps.forEach(now.tell);
    return 200;
  }

  function refuse(outcome: string, status: number): number {
    log({ event: 'terminal-notification-refused', outcome });
    return status;
  }

  function secure(body: string): Secured | null {
    try {
      const secured = SecuredRequest.parse(JSON.parse(body)).SaleToPOIRequest;
      const { KeyIdentifier, KeyVersion } = secured.SecurityTrailer;
      return KeyIdentifier === settings.keyIdentifier && KeyVersion === settings.keyVersion ? secured : null;
    } catch {
      return null;
    }
  }

  function open(secured: Secured): unknown {
    try {
      const message = secured as unknown as Parameters<InstanceType<typeof NexoCrypto>['decrypt']>[0];
      return JSON.parse(new NexoCrypto().decrypt(message, securityKey(settings)));
    } catch {
      return null;
    }
  }
}

type Secured = z.infer<typeof SecuredRequest>['SaleToPOIRequest'];

async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LARGEST_NOTIFICATION_BYTES) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
