import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type CardReader, openHidReader } from '../index.ts';
import { createBootReports } from './boot-report.ts';

const UP = '0000000000000000';
/** What a reader sends for `04A2B91C5E` and Enter: each key down, then all up. */
const RECORDED = [
  ['0000270000000000', UP, '0000210000000000', UP, '0200040000000000', UP, '00001f0000000000', UP],
  ['0200050000000000', UP, '0000260000000000', UP, '00001e0000000000', UP, '0200060000000000', UP],
  ['0000220000000000', UP, '2000080000000000', UP, '0000280000000000', UP],
].flat();

let folder: string;
let path: string;
let device: number | null;
let reader: CardReader;
let events: string[];

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 5 });
const send = (...reports: string[]): void => {
  for (const report of reports) writeSync(device ?? -1, Buffer.from(report, 'hex'));
};
/** A pipe with its writer stands for the kernel's device file: reading it never waits, and it ends when the writer goes. */
function plug(): void {
  device = openSync(path, constants.O_RDWR);
}
function unplug(): void {
  if (device !== null) closeSync(device);
  device = null;
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hid-'));
  path = join(folder, 'reader');
  execFileSync('mkfifo', [path]);
  plug();
  events = [];
  reader = openHidReader({
    path,
    random: () => 0.5,
    monotonicMs: () => performance.now(),
    pollMs: 2,
    partialLineMs: 60,
    firstRetryMs: 10,
    longestRetryMs: 40,
  });
  reader.onCard(({ cardNumber }) => events.push(cardNumber));
  reader.onUnreadable((reason) => events.push(reason));
  reader.onStatus(({ connection }) => events.push(connection));
  await soon(() => expect(events).toEqual(['online']));
});

afterEach(async () => {
  await reader.close();
  unplug();
  rmSync(folder, { recursive: true });
});

it('reads the number of each card from recorded reports', async () => {
  send(...RECORDED, ...RECORDED);
  await soon(() => expect(events).toEqual(['online', '04A2B91C5E', '04A2B91C5E']));
});

it('reports a line that is cut short or has no end, and reads the next card', async () => {
  send('0000270000000000', UP);
  await soon(() => expect(events).toEqual(['online', 'cut-short']));
  for (let times = 0; times < 100; times += 1) send('0000270000000000', UP);
  send('0000280000000000', UP);
  await soon(() => expect(events).toEqual(['online', 'cut-short', 'too-long']));
  send(...RECORDED);
  await soon(() => expect(events.at(-1)).toBe('04A2B91C5E'));
});

it('refuses a bank card', async () => {
  const digits = [...'4111111111111111'].flatMap((digit) => [
    `0000${(0x1d + Number(digit)).toString(16)}0000000000`,
    UP,
  ]);
  send(...digits, '0000580000000000', UP);
  await soon(() => expect(events).toEqual(['online', 'bank-card']));
});

it('comes back by itself after the plug was pulled, and what had begun is forgotten', async () => {
  send('0000270000000000', UP);
  unplug();
  await soon(() => expect(events).toEqual(['online', 'offline']));
  plug();
  await soon(() => expect(events).toEqual(['online', 'offline', 'online']));
  send(...RECORDED);
  await soon(() => expect(events.at(-1)).toBe('04A2B91C5E'));
});

it('counts a key once while it is held, several in one report, and none with Control or of a flat hand', () => {
  const reports = createBootReports();
  const take = (hex: string): string =>
    reports
      .take(Buffer.from(hex, 'hex'))
      .map((key) => (key.kind === 'enter' ? '\n' : key.character))
      .join('');
  expect(take('0000040000000000')).toBe('a');
  expect(take('0000040500000000')).toBe('b');
  expect(take('0000050000000000')).toBe('');
  expect(take('0000010101010101')).toBe('');
  expect(take('0000050000000000')).toBe('');
  expect(take(UP)).toBe('');
  expect(take('0100060000000000')).toBe('');
  expect(take('00002d3862005800')).toBe('-/0\n');
  expect(take('0200330000000000')).toBe(':');
  expect(take('ff')).toBe('');
});
