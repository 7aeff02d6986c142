import { createCipheriv, createDecipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { request } from 'node:https';
import type { TLSSocket } from 'node:tls';
import { TERMINAL_COMMON_NAME, type TerminalSimulator } from './index.ts';

/** A sale system for the simulator's tests: its crypto is written apart from the simulator's. */
export const KEY = {
  identifier: 'townhall-key',
  version: 3,
  passphrase: 'correct horse battery staple',
} as const;
export const SALE_ID = 'kiosk-07';

// biome-ignore lint/suspicious/noExplicitAny: tests read answers as the wire has them.
export type Json = any;

export type Answer = {
  readonly status: number;
  readonly raw: string;
  readonly header: Json;
  readonly body: Json;
};

export type Send = {
  readonly category: string;
  readonly serviceId: string;
  readonly body: Json;
  readonly passphrase?: string;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Changes the envelope on its way. */
  readonly change?: (envelope: Json) => void;
  readonly timeoutMs?: number;
};

/** Sends one message; rejects when the terminal cuts the connection or is not trusted. */
export async function send(terminal: TerminalSimulator, message: Send): Promise<Answer> {
  const header = {
    ProtocolVersion: '3.0',
    MessageClass: 'Service',
    MessageCategory: message.category,
    MessageType: 'Request',
    SaleID: SALE_ID,
    ServiceID: message.serviceId,
    POIID: terminal.poiId,
    ...message.header,
  };
  const plain = { SaleToPOIRequest: { MessageHeader: header, [`${message.category}Request`]: message.body } };
  const envelope = {
    SaleToPOIRequest: { MessageHeader: header, ...encrypt(JSON.stringify(plain), message.passphrase) },
  };
  message.change?.(envelope);
  const { status, raw } = await post(terminal, JSON.stringify(envelope), message.timeoutMs ?? 10_000);
  if (status !== 200 || raw === '') return { status, raw, header: null, body: null };
  const secured = JSON.parse(raw).SaleToPOIResponse;
  const opened = JSON.parse(decrypt(secured)).SaleToPOIResponse;
  return {
    status,
    raw,
    header: opened.MessageHeader,
    body: opened[`${opened.MessageHeader.MessageCategory}Response`],
  };
}

export function encrypt(plaintext: string, passphrase: string = KEY.passphrase) {
  const [hmacKey, cipherKey, iv] = keys(passphrase);
  const nonce = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', cipherKey, mix(iv, nonce));
  return {
    NexoBlob: cipher.update(plaintext, 'utf8', 'base64') + cipher.final('base64'),
    SecurityTrailer: {
      AdyenCryptoVersion: 1,
      KeyIdentifier: KEY.identifier,
      KeyVersion: KEY.version,
      Nonce: nonce.toString('base64'),
      Hmac: createHmac('sha256', hmacKey).update(plaintext, 'utf8').digest('base64'),
    },
  };
}

/** Throws when the message was not made with the shared key. */
export function decrypt(secured: Json): string {
  const [hmacKey, cipherKey, iv] = keys(KEY.passphrase);
  const decipher = createDecipheriv(
    'aes-256-cbc',
    cipherKey,
    mix(iv, Buffer.from(secured.SecurityTrailer.Nonce, 'base64')),
  );
  const plaintext = decipher.update(secured.NexoBlob, 'base64', 'utf8') + decipher.final('utf8');
  const hmac = createHmac('sha256', hmacKey).update(plaintext, 'utf8').digest('base64');
  if (hmac !== secured.SecurityTrailer.Hmac) throw new Error('the authentication code is wrong');
  return plaintext;
}

const derived = new Map<string, readonly [Buffer, Buffer, Buffer]>();

function keys(passphrase: string): readonly [Buffer, Buffer, Buffer] {
  const known = derived.get(passphrase);
  if (known) return known;
  const all = pbkdf2Sync(Buffer.from(passphrase), Buffer.from('AdyenNexoV1Salt'), 4000, 80, 'sha1');
  const parts = [all.subarray(0, 32), all.subarray(32, 64), all.subarray(64)] as const;
  derived.set(passphrase, parts);
  return parts;
}

function mix(iv: Buffer, nonce: Buffer): Buffer {
  const mixed = Buffer.alloc(16);
  for (let place = 0; place < 16; place += 1) mixed[place] = iv.readUInt8(place) ^ nonce.readUInt8(place);
  return mixed;
}

/** Posts a text over TLS, with the terminal's root pinned and its common name checked. */
export function post(
  terminal: TerminalSimulator,
  text: string,
  timeoutMs = 10_000,
  path = '/nexo/',
): Promise<{ status: number; raw: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({
      host: terminal.host,
      port: terminal.port,
      path,
      method: 'POST',
      ca: terminal.caPem,
      agent: false,
      servername: '',
      checkServerIdentity: (_host, certificate) =>
        certificate.subject.CN === TERMINAL_COMMON_NAME ? undefined : new Error('not a terminal'),
    });
    const deadline = setTimeout(() => outgoing.destroy(new Error('no answer in time')), timeoutMs);
    outgoing.on('error', (error) => {
      clearTimeout(deadline);
      reject(error);
    });
    outgoing.on('response', (response) => {
      let raw = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        raw += chunk;
      });
      response.on('end', () => {
        clearTimeout(deadline);
        resolve({ status: response.statusCode ?? 0, raw });
      });
      response.on('error', reject);
    });
    outgoing.on('socket', (socket) => (socket as TLSSocket).setNoDelay(true));
    outgoing.end(text);
  });
}

export const paymentBody = (amount: number, transactionId = 'T-1', currency = 'EUR') => ({
  SaleData: { SaleTransactionID: { TransactionID: transactionId, TimeStamp: '2026-11-23T08:00:00Z' } },
  PaymentTransaction: { AmountsReq: { Currency: currency, RequestedAmount: amount } },
});

export const pay = (terminal: TerminalSimulator, serviceId: string, amount = 42.5, transactionId = 'T-1') =>
  send(terminal, { category: 'Payment', serviceId, body: paymentBody(amount, transactionId) });

export const askStatus = (
  terminal: TerminalSimulator,
  about: string,
  serviceId: string,
  category = 'Payment',
  timeoutMs?: number,
) =>
  send(terminal, {
    category: 'TransactionStatus',
    serviceId,
    body: {
      MessageReference: {
        MessageCategory: category,
        ServiceID: about,
        SaleID: SALE_ID,
        POIID: terminal.poiId,
      },
    },
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
  });

export const abort = (terminal: TerminalSimulator, about: string, serviceId: string) =>
  send(terminal, {
    category: 'Abort',
    serviceId,
    body: {
      AbortReason: 'MerchantAbort',
      MessageReference: { MessageCategory: 'Payment', ServiceID: about, SaleID: SALE_ID },
    },
  });

export const reverse = (terminal: TerminalSimulator, serviceId: string, original: Json, amount?: number) =>
  send(terminal, {
    category: 'Reversal',
    serviceId,
    body: {
      OriginalPOITransaction: { POITransactionID: original },
      ReversalReason: 'MerchantCancel',
      ...(amount === undefined ? {} : { ReversedAmount: amount }),
    },
  });

/** Waits until a condition holds, at most five seconds. */
export async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 5_000;
  while (!holds()) {
    if (performance.now() > end) throw new Error('it did not happen in five seconds');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
