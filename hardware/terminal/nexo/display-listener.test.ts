import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PaymentProgress } from '../payment-terminal.ts';
import type { TerminalLogEntry } from '../terminal-log.ts';
import { createDisplayListener, type DisplayListener } from './display-listener.ts';
import { type MessageHeader, NexoCrypto } from './library.ts';
import type { NexoSettings } from './nexo-settings.ts';
import { securityKey } from './security-key.ts';
import { POI_ID, SALE_ID, settingsFor } from './testing/sale-side.ts';

const HOST = '127.0.42.5';
const PORT = 8880;
const PEM = '-----BEGIN CERTIFICATE-----\nnot used here\n-----END CERTIFICATE-----';
const PAYMENT = { saleId: SALE_ID, poiId: POI_ID, serviceId: 'PAYMENT001' };
const settings = settingsFor(HOST, PEM, { notifications: { host: HOST, port: PORT } });

let listener: DisplayListener;
let log: TerminalLogEntry[];
let told: PaymentProgress[];

beforeEach(async () => {
  log = [];
  told = [];
  listener = createDisplayListener(settings, (entry) => log.push(entry), 50);
  await vi.waitUntil(() => listener.listening(), { timeout: 60_000 });
});
afterEach(() => listener.close());

const follow = () => listener.follow(PAYMENT, (progress) => told.push(progress));

/** A notification as the terminal encrypts it. */
function notification(event: string, header: object = {}, key: NexoSettings = settings): string {
  const inner = {
    ProtocolVersion: '3.0',
    MessageClass: 'Device',
    MessageCategory: 'Display',
    MessageType: 'Notification',
    SaleID: SALE_ID,
    POIID: POI_ID,
    ServiceID: PAYMENT.serviceId,
    ...header,
  } as unknown as MessageHeader;
  const message = {
    SaleToPOIRequest: {
      MessageHeader: inner,
      DisplayRequest: {
        DisplayOutput: [
          {
            Device: 'CashierDisplay',
            InfoQualify: 'Status',
            OutputContent: {
              OutputFormat: 'MessageRef',
              PredefinedContent: {
                ReferenceID: `TransactionID=T1&TimeStamp=2026-11-23T08%3A00&event=${event}`,
              },
            },
          },
        ],
      },
    },
  };
  return JSON.stringify({
    SaleToPOIRequest: NexoCrypto.encrypt(inner, JSON.stringify(message), securityKey(key)),
  });
}

const post = async (body: string, method = 'POST') => {
  const response = await fetch(`http://${HOST}:${PORT}/`, { method, ...(method === 'POST' ? { body } : {}) });
  await response.arrayBuffer();
  return response.status;
};

describe('the terminal’s notifications during a payment', () => {
  it.each([
    ['TENDER_CREATED', 'present-card'],
    ['WAIT_FOR_CARD', 'present-card'],
    ['CARD_INSERTED', 'follow'],
    ['CARD_PRESENTED', 'follow'],
    ['WAIT_FOR_PIN', 'enter-pin'],
    ['PIN_ENTERED', 'follow'],
    ['AUTHORISING', 'authorising'],
    ['REMOVE_CARD', 'remove-card'],
  ])('%s is reported as %s', async (event, progress) => {
    follow();
    expect(await post(notification(event))).toBe(200);
    expect(told).toEqual([progress]);
  });

  it.each(['TENDER_FINAL', 'CARD_REMOVED', 'constructor', '', 'WAIT_FOR_PIN%00'])(
    '%s changes nothing',
    async (event) => {
      follow();
      expect(await post(notification(event))).toBe(200);
      expect(told).toEqual([]);
    },
  );

  it.each([
    { SaleID: 'kiosk-08' },
    { POIID: 'V400m-000000001' },
    { ServiceID: 'EARLIER001' },
    { MessageCategory: 'Input' },
  ])('of another origin (%o) are not passed on', async (header) => {
    follow();
    await post(notification('WAIT_FOR_PIN', header));
    expect(told).toEqual([]);
  });

  it('of an earlier payment stay out although their outer header claims to be of this one', async () => {
    follow();
    const forged = JSON.parse(notification('WAIT_FOR_PIN', { ServiceID: 'EARLIER001' }));
    forged.SaleToPOIRequest.MessageHeader.ServiceID = PAYMENT.serviceId;
    await post(JSON.stringify(forged));
    expect(told).toEqual([]);
    expect(log).toContainEqual({ event: 'terminal-notification-refused', outcome: 'not-ours' });
  });

  it('without a request’s id belong to the one that runs', async () => {
    follow();
    await post(notification('WAIT_FOR_PIN', { ServiceID: undefined }));
    expect(told).toEqual(['enter-pin']);
  });

  it.each<[string, () => string]>([
    [
      'made with another key',
      () => notification('WAIT_FOR_PIN', {}, { ...settings, passphrase: 'another passphrase' }),
    ],
    ['made with another key version', () => notification('WAIT_FOR_PIN', {}, { ...settings, keyVersion: 4 })],
    ['unencrypted', () => JSON.stringify({ SaleToPOIRequest: { DisplayRequest: {} } })],
    ['that are not JSON', () => 'event=WAIT_FOR_PIN'],
    ['that are empty', () => ''],
  ])('%s are refused', async (_name, body) => {
    follow();
    expect(await post(body())).toBe(400);
    expect(told).toEqual([]);
    expect(log).toEqual([{ event: 'terminal-notification-refused', outcome: 'unreadable' }]);
  });

  it('that are too long are not read to their end', async () => {
    follow();
    const status = await post('x'.repeat(200_000)).catch(() => 'cut');
    expect([413, 'cut']).toContain(status);
    expect(told).toEqual([]);
  });

  it('stop with the payment', async () => {
    const unfollow = follow();
    unfollow();
    expect(await post(notification('WAIT_FOR_PIN'))).toBe(200);
    expect(told).toEqual([]);
  });

  it('are decrypted only so often', async () => {
    follow();
    const body = notification('WAIT_FOR_PIN');
    const statuses: number[] = [];
    for (let count = 0; count < 62; count += 1) statuses.push(await post(body));
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    expect(statuses.at(-1)).toBe(429);
  });

  it('are only taken as POST', async () => {
    follow();
    expect(await post('', 'GET')).toBe(405);
  });
});

describe('the port', () => {
  it('that is taken is tried again until it is free', async () => {
    await listener.close();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(PORT, HOST, resolve));
    listener = createDisplayListener(settings, (entry) => log.push(entry), 50);
    await vi.waitUntil(() => log.length > 0, { timeout: 60_000 });
    expect(log[0]).toEqual({ event: 'terminal-listener-failed', outcome: 'port-unavailable' });
    expect(listener.listening()).toBe(false);
    await new Promise((resolve) => other.close(resolve));
    await vi.waitUntil(() => listener.listening(), { timeout: 60_000 });
  });

  it('0 means that nobody listens', async () => {
    const none = createDisplayListener(settingsFor(HOST, PEM), () => {});
    expect(none.listening()).toBe(false);
    await none.close();
  });
});
