import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startTerminalSimulator, TEST_CARDS, type TerminalSimulator } from './index.ts';
import { decrypt, type Json, KEY, pay, until } from './test-client.ts';

let terminal: TerminalSimulator;
let server: Server;

async function start(answer: (body: string, response: ServerResponse) => void, notificationMs = 2_000) {
  server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.on('end', () => answer(body, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.43.4', resolve));
  terminal = await startTerminalSimulator({
    host: '127.0.43.4',
    port: 0,
    key: KEY,
    notificationUrl: `http://127.0.43.4:${(server.address() as AddressInfo).port}/display`,
    times: { authorisationMs: 2, resultMs: 10, notificationMs },
    cardholder: { card: TEST_CARDS.chipAndPin, cardDelayMs: 1, pinDelayMs: 1, removeDelayMs: 1 },
  });
}
afterEach(async () => {
  await terminal.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('display notifications', () => {
  it('tell the steps of a payment in order, each twice as terminals do, encrypted', async () => {
    const messages: Json[] = [];
    await start((body, response) => {
      messages.push(JSON.parse(decrypt(JSON.parse(body).SaleToPOIRequest)).SaleToPOIRequest);
      response.end();
    });
    const { body } = await pay(terminal, 'S1');
    await until(() => messages.length === 16);
    const references = messages.map(
      (message) =>
        new URLSearchParams(
          message.DisplayRequest.DisplayOutput[0].OutputContent.PredefinedContent.ReferenceID,
        ),
    );
    const events = references.map((reference) => reference.get('event'));
    expect(events.filter((_, place) => place % 2 === 1)).toEqual(
      events.filter((_, place) => place % 2 === 0),
    );
    expect(events.filter((_, place) => place % 2 === 0)).toEqual([
      'TENDER_CREATED',
      'WAIT_FOR_CARD',
      'CARD_INSERTED',
      'WAIT_FOR_PIN',
      'PIN_ENTERED',
      'AUTHORISING',
      'REMOVE_CARD',
      'TENDER_FINAL',
    ]);
    expect(messages[0].MessageHeader).toMatchObject({
      MessageClass: 'Device',
      MessageCategory: 'Display',
      MessageType: 'Notification',
      SaleID: 'kiosk-07',
      POIID: terminal.poiId,
    });
    const tender = references[0]!.get('TransactionID');
    expect(body.POIData.POITransactionID.TransactionID.startsWith(`${tender}.`)).toBe(true);
    expect(terminal.notificationsDropped()).toBe(0);
  });

  it('that are refused or never answered do not disturb the payment', async () => {
    let seen = 0;
    await start((_body, response) => {
      seen += 1;
      if (seen === 1) response.writeHead(500).end();
    }, 30);
    expect((await pay(terminal, 'S1')).body.Response.Result).toBe('Success');
    await until(() => terminal.notificationsDropped() === 16);
    // A busy machine may hang up before the other side has read.
    expect(seen).toBeGreaterThan(0);
  });

  it('are bounded when nobody takes them', async () => {
    await start(() => {}, 60_000);
    for (let payment = 1; payment <= 8; payment += 1) await pay(terminal, `S${payment}`);
    expect(terminal.notificationsDropped()).toBe(8 * 16 - 50);
  });
});
