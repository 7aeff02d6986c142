import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type CodeScanner, openSerialScanner } from './index.ts';
import { type ScannerSimulator, startScannerSimulator } from './simulator/index.ts';

let folder: string;
let path: string;
let device: ScannerSimulator;
let scanner: CodeScanner;
let codes: string[];
let unreadable: string[];
let statuses: string[];

const soon = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 60_000, interval: 5 });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'scanner-'));
  path = join(folder, 'scanner');
  device = await startScannerSimulator(path);
  scanner = openSerialScanner({
    path,
    baudRate: 115_200,
    random: () => 0.5,
    partialLineMs: 150,
    silenceMs: 80,
    firstRetryMs: 20,
    longestRetryMs: 50,
  });
  [codes, unreadable, statuses] = [[], [], []];
  scanner.onCode((code) => codes.push(code));
  scanner.onUnreadable((reason) => unreadable.push(reason));
  scanner.onStatus((status) => statuses.push(status.connection));
  await soon(() => expect(scanner.status()).toEqual({ connection: 'online' }));
});

afterEach(async () => {
  await scanner.close();
  await device.close();
  rmSync(folder, { recursive: true });
});

it('gives each code as it stands, whatever its line ends with', async () => {
  device.scan('TH1:4471:2026-118');
  device.send(Buffer.from('one\rtwo\nthree\r\n\r\n'));
  await soon(() => expect(codes).toEqual(['TH1:4471:2026-118', 'one', 'two', 'three']));
});

it('gives a code in any language that comes in pieces', async () => {
  const bytes = Buffer.from('账单 фактура €\r\n');
  for (const byte of bytes) device.send(Uint8Array.of(byte));
  await soon(() => expect(codes).toEqual(['账单 фактура €']));
});

it('takes control characters and broken UTF-8 as data', async () => {
  device.send(Uint8Array.of(0x1d, 0x41, 0x00, 0x1b, 0xff, 0x0a));
  await soon(() => expect(codes).toEqual(['\u001dA\u0000\u001b\ufffd']));
});

const SLIP = [
  'BCD',
  '002',
  '1',
  'SCT',
  '',
  'Town of Millbrook',
  'IE76MILL90000112345678',
  'EUR86.40',
  '',
  'RF42W20260412',
];

it('gives a payment slip with its lines, also its empty ones, as one code', async () => {
  const slip = SLIP.join('\n');
  device.scan(slip);
  await soon(() => expect(codes).toEqual([slip]));
  for (const byte of Buffer.from(`${slip}\n\n\r\n`)) device.send(Uint8Array.of(byte));
  await soon(() => expect(codes).toEqual([slip, slip]));
  device.scan(`]Q1${slip}`);
  await soon(() => expect(codes.slice(2)).toEqual([`]Q1${slip}`]));
  device.scan('next');
  await soon(() => expect(codes.slice(3)).toEqual(['next']));
});

it('gives a driving licence as one code, so that no line of it is looked at alone', async () => {
  const licence = '@\n\u001e\rANSI 636014040002DL00410288ZC03290015DLDAQD12345678\nDCSCANARY\nDACPERSON';
  device.scan(licence);
  await soon(() => expect(codes).toEqual([licence]));
});

it('throws away a slip that is cut short or never ends, once, and reads the next one', async () => {
  device.send(Buffer.from('BCD\n002\n1\nSC'));
  await soon(() => expect(unreadable).toEqual(['cut-short']));
  device.scan(`BCD\n${'x\n'.repeat(5000)}`);
  await soon(() => expect(unreadable).toEqual(['cut-short', 'too-long']));
  // What follows at once still belongs to it; after a silence it is a code of its own.
  await vi.waitFor(
    () => {
      device.scan('next');
      expect(codes).not.toEqual([]);
    },
    { timeout: 60_000, interval: 200 },
  );
  expect(new Set(codes)).toEqual(new Set(['next']));
  expect(unreadable).toEqual(['cut-short', 'too-long']);
});

it('throws away a code of 10,000 characters and reads the next one', async () => {
  device.scan('x'.repeat(10_000));
  device.scan('next');
  await soon(() => expect(codes).toEqual(['next']));
  expect(unreadable).toEqual(['too-long']);
});

it('reads a code of exactly 4096 characters', async () => {
  device.scan('y'.repeat(4096));
  await soon(() => expect(codes.map((code) => code.length)).toEqual([4096]));
});

it('throws away a code that was cut short', async () => {
  device.send(Buffer.from('half a co'));
  await soon(() => expect(unreadable).toEqual(['cut-short']));
  device.scan('whole');
  await soon(() => expect(codes).toEqual(['whole']));
});

it('comes back by itself after the plug was pulled, without what lay in the line in the meantime', async () => {
  device.send(Buffer.from('half'));
  await device.unplug();
  await soon(() => expect(scanner.status()).toEqual({ connection: 'offline' }));
  expect(device.scan('nobody hears this')).toBe(false);
  await device.plug();
  await soon(() => expect(scanner.status()).toEqual({ connection: 'online' }));
  expect(statuses).toEqual(['online', 'offline', 'online']);
  device.scan('after');
  await soon(() => expect(codes).toEqual(['after']));
});

it('gives nothing that was scanned before it listened', async () => {
  await scanner.close();
  device.scan('of the one before');
  scanner = openSerialScanner({ path, baudRate: 115_200, random: () => 0.5, settleMs: 500 });
  scanner.onCode((code) => codes.push(code));
  await soon(() => expect(scanner.status()).toEqual({ connection: 'online' }));
  device.scan('mine');
  await soon(() => expect(codes).toEqual(['mine']));
});

it('waits for a port that is not there yet and can be closed while it waits', async () => {
  const late = join(folder, 'late');
  const waiting = openSerialScanner({
    path: late,
    baudRate: 9600,
    random: Math.random,
    firstRetryMs: 10,
    longestRetryMs: 20,
  });
  expect(waiting.status()).toEqual({ connection: 'offline' });
  const arrived = await startScannerSimulator(late);
  await soon(() => expect(waiting.status()).toEqual({ connection: 'online' }));
  await waiting.close();
  await arrived.close();
});

it('can be closed at once, with its port there or not', async () => {
  for (const place of [path, join(folder, 'nowhere')]) {
    const brief = openSerialScanner({ path: place, baudRate: 9600, random: Math.random, settleMs: 0 });
    let told = 0;
    brief.onStatus(() => {
      told += 1;
    });
    await brief.close();
    expect([told, brief.status()]).toEqual([0, { connection: 'offline' }]);
  }
});

it('tells a listener nothing after it was taken away', async () => {
  const heard: string[] = [];
  const stop = scanner.onCode((code) => heard.push(code));
  device.scan('a');
  await soon(() => expect(heard).toEqual(['a']));
  stop();
  device.scan('b');
  await soon(() => expect(codes).toEqual(['a', 'b']));
  expect(heard).toEqual(['a']);
});
