import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { writeBillCode } from '../../domain/bill/index.ts';
import { readCode, writeEpcSlip, writeGs1Slip } from '../../domain/codes/index.ts';
import { type CodeScanner, openSerialScanner } from './index.ts';
import { type ScannerSimulator, startScannerSimulator } from './simulator/index.ts';
import { code128Picture, type Picture, qrPicture } from './testing/pictures.ts';

const TOWN = {
  townId: 'millbrook',
  currency: 'EUR',
  payments: {
    ibans: ['IE76MILL90000112345678'],
    gln: '9521234567899',
    accountNumberForms: ['000-0000'],
    billNumberForms: ['A-0000-0000'],
  },
};
const BILL = 'W-2026-0412';
const amount = { amountMinor: 8640, currency: 'EUR' };
const epc = (iban: string): string =>
  writeEpcSlip({ payee: 'Town of Millbrook', iban, amount, carried: BILL }) ?? '';
const gs1 = (writeGs1Slip({ gln: TOWN.payments.gln, amount, carried: BILL }) ?? '').slice(']C1'.length);
const slip = { kind: 'slip', billNumber: BILL, accountNumber: null, amount };

let folder: string;
let device: ScannerSimulator;
let scanner: CodeScanner;
const codes: string[] = [];
const unreadable: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pictures-'));
  device = await startScannerSimulator(join(folder, 'scanner'));
  scanner = openSerialScanner({ path: join(folder, 'scanner'), baudRate: 115_200, random: Math.random });
  scanner.onCode((code) => codes.push(code));
  scanner.onUnreadable((reason) => unreadable.push(reason));
  await vi.waitFor(() => expect(scanner.status()).toEqual({ connection: 'online' }), { timeout: 60_000 });
});

afterAll(async () => {
  await scanner.close();
  await device.close();
  rmSync(folder, { recursive: true });
});

/** What the picture means when an independent program has read it and the scanner's line has carried it. */
async function meaning(picture: Picture): Promise<unknown> {
  const file = join(folder, 'code.pgm');
  writeFileSync(file, picture);
  const read = execFileSync('zbarimg', ['--raw', '-q', file], { stdio: ['ignore', 'pipe', 'ignore'] });
  codes.length = 0;
  device.send(Buffer.concat([read.subarray(0, read.at(-1) === 0x0a ? -1 : undefined), Buffer.from('\r\n')]));
  await vi.waitFor(() => expect(codes.length).toBeGreaterThan(0), { timeout: 60_000, interval: 10 });
  expect(codes).toHaveLength(1);
  return readCode(codes[0] ?? '', TOWN);
}

describe('a code drawn, read by another program and sent over the scanner’s line', () => {
  it.each([
    [
      'the town’s own code',
      qrPicture(writeBillCode({ townId: 'millbrook', accountNumber: '104-2210', billNumber: BILL })),
      { kind: 'bill', accountNumber: '104-2210', billNumber: BILL },
    ],
    ['an EPC QR code of the town', qrPicture(epc('IE76MILL90000112345678')), slip],
    [
      'an EPC QR code of somebody else',
      qrPicture(epc('GB82WEST12345698765432')),
      { kind: 'refused', why: 'slip-of-another-payee' },
    ],
    ['a GS1-128 slip', code128Picture(`\u001d${gs1}`), slip],
    [
      'a Code 128 account number',
      code128Picture('104-2210'),
      { kind: 'account-number', accountNumber: '104-2210' },
    ],
    ['a Code 128 bill number', code128Picture(BILL), { kind: 'bill-number', billNumber: BILL }],
    [
      'a web address',
      qrPicture('https://riverton.example/pay?x=$(reboot)'),
      { kind: 'refused', why: 'web-address' },
    ],
    ['shell text', qrPicture('$(reboot); `id` & rm -rf / # \' " %s%n'), { kind: 'unknown' }],
    ['the largest QR code', qrPicture('x'.repeat(2300)), { kind: 'unknown' }],
    [
      'a driving licence',
      qrPicture('@\n\u001e\rANSI 636014040002DL00410288ZC03290015DLDAQD12345678\nDCSCANARY\n'),
      { kind: 'refused', why: 'identity-document' },
    ],
  ])('is understood: %s', async (_, picture, meant) => {
    expect(await meaning(picture)).toEqual(meant);
    expect(unreadable).toEqual([]);
  });
});
