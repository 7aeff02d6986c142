import { beforeEach, expect, it } from 'vitest';
import { writeBillCode } from '../../domain/bill/index.ts';
import { reportLine } from './device-words.ts';
import { createWrongSettings, type WrongSettings } from './wrong-settings.ts';

const code = writeBillCode({ townId: 'millbrook', accountNumber: '104-2210', billNumber: 'W-2026-0412' });

let told: (string | null)[];
let settings: WrongSettings;
beforeEach(() => {
  told = [];
  settings = createWrongSettings((_device, wrong) => told.push(wrong));
});

it.each([
  ['tab', 'ends with Tab, must be set to end with Enter'],
  ['none', 'ends with nothing, must be set to end with Enter'],
  ['more', 'sends something after Enter, should be set to end with Enter alone'],
] as const)('a scanner that ends with %s is named in words until it was set right', (ending, words) => {
  settings.ended('scanner', 'enter');
  expect(settings.of('scanner')).toBeNull();
  for (let scans = 0; scans < 3; scans += 1) {
    settings.ended('scanner', 'enter');
    settings.ended('scanner', ending);
  }
  expect(told).toEqual([words]);
  expect(reportLine('scanner', { connection: 'online' }, settings.of('scanner'))).toEqual({
    device: 'scanner',
    state: words,
    needsStaff: true,
  });
  expect(settings.of('reader')).toBeNull();
  settings.ended('scanner', 'enter');
  settings.ended('scanner', 'enter');
  expect(told).toEqual([words, null]);
});

it('a scanner on a line whose codes do not end is named at the second one, and no more at the next whole code', () => {
  settings.cutShort('scanner');
  expect(told).toEqual([]);
  settings.cutShort('scanner');
  expect(settings.of('scanner')).toContain('ends with nothing');
  settings.sent('scanner', 'anything');
  expect(settings.of('scanner')).toBeNull();
});

it.each([
  [`]Q1${code}`, 'no prefix'],
  [code.replaceAll(':', '>').replaceAll('-', '/'), 'US layout'],
  [code.replace(/[a-z]/gi, (one) => (one < 'a' ? one.toLowerCase() : one.toUpperCase())), 'caps lock'],
])('what spoilt a code is named until one is right, whatever else is scanned: %s', (spoilt, words) => {
  settings.sent('scanner', spoilt);
  expect(settings.of('scanner')).toContain(words);
  settings.sent('scanner', 'WIFI:S:library;;');
  expect(settings.of('scanner')).toContain(words);
  settings.sent('scanner', code);
  expect(settings.of('scanner')).toBeNull();
  expect(told).toHaveLength(2);
});
