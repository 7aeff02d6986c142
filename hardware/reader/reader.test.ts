import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { readCardLine } from './card-number.ts';
import { type CardReader, openSerialReader } from './index.ts';
import { type ReaderSimulator, startReaderSimulator } from './simulator/index.ts';

let folder: string;
let device: ReaderSimulator;
let reader: CardReader;
let cards: string[];
let unreadable: string[];

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 5 });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'reader-'));
  const path = join(folder, 'reader');
  device = await startReaderSimulator(path);
  reader = openSerialReader({
    path,
    baudRate: 9600,
    random: () => 0.5,
    partialLineMs: 150,
    firstRetryMs: 20,
    longestRetryMs: 50,
  });
  [cards, unreadable] = [[], []];
  reader.onCard((card) => cards.push(card.cardNumber));
  reader.onUnreadable((reason) => unreadable.push(reason));
  await soon(() => expect(reader.status()).toEqual({ connection: 'online' }));
});

afterEach(async () => {
  await reader.close();
  await device.close();
  rmSync(folder, { recursive: true });
});

it('gives the number of each card', async () => {
  device.present('21234000112233');
  device.present('04A2B91C5E6F80');
  await soon(() => expect(cards).toEqual(['21234000112233', '04A2B91C5E6F80']));
});

it.each([
  ['words', 'not a card!', 'not-a-card-number'],
  ['too little', '123', 'not-a-card-number'],
  ['a bank card', '4111111111111111', 'bank-card'],
])('reads no card from %s', (_, line, reason) => {
  expect(readCardLine(line)).toEqual({ kind: 'unreadable', reason });
});

it('survives garbage and 10 kB, and reads the next card', async () => {
  device.send(Uint8Array.from({ length: 256 }, (_, code) => code));
  device.send(Buffer.from(`\r\n${'9'.repeat(10_240)}\r\n`));
  device.send(Buffer.from('12345'));
  await soon(() => expect(unreadable).toContain('cut-short'));
  expect(unreadable).toEqual(expect.arrayContaining(['not-a-card-number', 'too-long']));
  device.present('AB12CD34');
  await soon(() => expect(cards).toEqual(['AB12CD34']));
});

it('comes back by itself after the plug was pulled', async () => {
  const statuses: string[] = [];
  reader.onStatus((status) => statuses.push(status.connection));
  await device.unplug();
  await soon(() => expect(statuses).toEqual(['offline']));
  await device.plug();
  await soon(() => expect(statuses).toEqual(['offline', 'online']));
  device.present('AB12CD34');
  await soon(() => expect(cards).toEqual(['AB12CD34']));
});
