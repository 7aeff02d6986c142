import { createServer, type Server, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { containsCardNumber } from '../../../domain/transaction/index.ts';
import { openSaleSide, type SaleSide, settingsFor } from './testing/sale-side.ts';
import { type ScriptedTerminal, startScriptedTerminal } from './testing/scripted-terminal.ts';

const HOST = '127.0.42.3';
const PAN = '4111111111111111';

let kiosk: SaleSide | null = null;
let peer: ScriptedTerminal | null = null;
let tcp: Server | null = null;

afterEach(async () => {
  vi.restoreAllMocks();
  await kiosk?.terminal.close();
  await peer?.close();
  await new Promise<void>((resolve) => (tcp ? tcp.close(() => resolve()) : resolve()));
  kiosk = peer = tcp = null;
});

/** A kiosk before a peer that treats every payment in this way, and every other request with silence. */
async function meet(speak: (socket: TLSSocket, request: string) => void): Promise<SaleSide> {
  peer = await startScriptedTerminal(HOST, (socket, request) => {
    if (request.includes('"MessageCategory":"Payment"')) speak(socket, request);
  });
  kiosk = openSaleSide(settingsFor(HOST, peer.caPem, { deadlines: { paymentMs: 1_500, diagnosisMs: 500 } }));
  return kiosk;
}

const http = (body: string, status = '200 OK', length = Buffer.byteLength(body)) =>
  `HTTP/1.1 ${status}\r\ncontent-length: ${length}\r\n\r\n${body}`;

const envelope = (changes: object = {}) =>
  JSON.stringify({
    SaleToPOIResponse: {
      MessageHeader: {},
      NexoBlob: Buffer.alloc(64).toString('base64'),
      SecurityTrailer: {
        AdyenCryptoVersion: 1,
        KeyIdentifier: 'kiosk-key',
        KeyVersion: 3,
        Nonce: Buffer.alloc(16).toString('base64'),
        Hmac: Buffer.alloc(32).toString('base64'),
      },
      ...changes,
    },
  });

describe('what a terminal may answer to a payment', () => {
  it.each([
    ['an HTTP error', http('{}', '500 Internal Server Error'), 'answer-unreadable'],
    ['a refused key', http('', '401 Unauthorized'), 'answer-unreadable'],
    ['plain text', http('ok'), 'answer-unreadable'],
    [
      'an unencrypted approval',
      http(JSON.stringify({ SaleToPOIResponse: { PaymentResponse: { Response: { Result: 'Success' } } } })),
      'answer-unreadable',
    ],
    ['an envelope with a forged content', http(envelope()), 'answer-unreadable'],
    ['an envelope without a trailer', http(envelope({ SecurityTrailer: undefined })), 'answer-unreadable'],
    ['nothing at all', http(''), 'no-answer'],
    ['HTTP 204', 'HTTP/1.1 204 No Content\r\n\r\n', 'no-answer'],
    ['an answer that is cut short', http('{"SaleToPOIResponse":', '200 OK', 5_000), 'no-answer'],
    ['something that is not HTTP', '\x06\x15\x02\r\n\r\n', 'no-answer'],
    ['an answer without end', `HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(400_000)}`, 'no-answer'],
    [
      'a redirect',
      'HTTP/1.1 308 Permanent Redirect\r\nlocation: https://evil.adyen.com/\r\ncontent-length: 0\r\n\r\n',
      'answer-unreadable',
    ],
  ])('%s: unknown', async (_name, bytes, reason) => {
    const { pay } = await meet((socket) => socket.end(bytes));
    expect(await pay().outcome).toEqual({ kind: 'unknown', reason });
  });

  it('silence: unknown at the deadline', async () => {
    const { pay } = await meet(() => {});
    const startedAt = performance.now();
    expect(await pay().outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    expect(performance.now() - startedAt).toBeGreaterThan(1_400);
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });

  it('drop by drop: unknown at the deadline all the same', async () => {
    const { pay } = await meet((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n');
      const drip = setInterval(() => socket.write('{'), 100);
      socket.on('close', () => clearInterval(drip));
    });
    const startedAt = performance.now();
    expect(await pay().outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
    expect(performance.now() - startedAt).toBeLessThan(4_000);
  });

  it('a card number where JSON should be: not on the console either', async () => {
    const spoken = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'error'), vi.spyOn(console, 'log')];
    const { pay, log } = await meet((socket) => socket.end(http(`PAN ${PAN} declined`)));
    expect(await pay().outcome).toEqual({ kind: 'unknown', reason: 'answer-unreadable' });
    expect(containsCardNumber(JSON.stringify(log))).toBe(false);
    // The library would print the beginning of it.
    expect(spoken.flatMap((spy) => spy.mock.calls)).toEqual([]);
  });

  it('closing the driver ends a payment as unknown', async () => {
    const { pay, terminal } = await meet(() => void terminal.close());
    expect(await pay().outcome).toEqual({ kind: 'unknown', reason: 'no-answer' });
  });

  it('the request is sent once and holds neither the passphrase nor the amount in the clear', async () => {
    const { pay } = await meet((socket) => socket.destroy());
    await pay(4321).outcome;
    const payments = peer!.received.filter((request) => request.includes('"MessageCategory":"Payment"'));
    expect(payments).toHaveLength(1);
    expect(payments[0]).not.toContain('43.21');
    expect(payments[0]).not.toContain('correct horse');
  });
});

describe('a port that is no terminal', () => {
  const unavailable = { kind: 'declined', reason: 'terminal-unavailable' };

  async function listen(speak: (socket: Socket) => void): Promise<SaleSide> {
    const certificates = await startScriptedTerminal('127.0.42.4', () => {});
    await certificates.close();
    const sockets = new Set<Socket>();
    tcp = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      speak(socket);
    });
    await new Promise<void>((resolve) => tcp?.listen(8443, HOST, resolve));
    kiosk = openSaleSide(
      settingsFor(HOST, certificates.caPem, { deadlines: { paymentMs: 1_500, diagnosisMs: 500 } }),
    );
    const { close } = kiosk.terminal;
    kiosk.terminal.close = async () => {
      for (const socket of sockets) socket.destroy();
      await close();
    };
    return kiosk;
  }

  it('and speaks no TLS gets no byte of the payment', async () => {
    const heard: Buffer[] = [];
    const { pay } = await listen((socket) => {
      socket.on('data', (chunk) => heard.push(chunk));
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    });
    expect(await pay().outcome).toEqual(unavailable);
    expect(Buffer.concat(heard).toString('latin1')).not.toContain('SaleToPOIRequest');
  });

  it('and says nothing at all is given up before the payment is sent', async () => {
    const { pay } = await listen(() => {});
    expect(await pay().outcome).toEqual(unavailable);
  });

  it('and hangs up at once', async () => {
    const { pay } = await listen((socket) => socket.destroy());
    expect(await pay().outcome).toEqual(unavailable);
  });
});
