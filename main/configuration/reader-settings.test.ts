import { expect, it } from 'vitest';
import { ReaderSettings, ScannerSettings } from './reader-settings.ts';

const PCSC = { kind: 'pcsc', readerName: '', serialNumber: true, townApplication: null };

it.each([
  [
    'a serial line without a kind, as before',
    { path: '/dev/kiosk-reader' },
    { kind: 'serial', path: '/dev/kiosk-reader', baudRate: 9600 },
  ],
  [
    'a serial line',
    { kind: 'serial', path: '/dev/r', baudRate: 19200 },
    { kind: 'serial', path: '/dev/r', baudRate: 19200 },
  ],
  ['chip cards', { kind: 'pcsc' }, PCSC],
  [
    'the town’s own cards',
    { kind: 'pcsc', serialNumber: false, townApplication: { name: 'F0544F574E' } },
    { ...PCSC, serialNumber: false, townApplication: { name: 'F0544F574E', shortFileId: 1 } },
  ],
  ['a device file', { kind: 'hid', path: '/dev/kiosk-reader' }, { kind: 'hid', path: '/dev/kiosk-reader' }],
  ['a reader that types', { kind: 'keyboard' }, { kind: 'keyboard' }],
])('a reader can be %s', (_, input, settings) => {
  expect(ReaderSettings.parse(input)).toEqual(settings);
});

it.each([
  ['another kind', { kind: 'usb' }],
  ['a line without a path', { kind: 'serial' }],
  ['nothing', {}],
  ['a list', []],
  ['a misspelt entry', { kind: 'pcsc', reader: 'x' }],
  ['an application name of four bytes', { kind: 'pcsc', townApplication: { name: 'F0544F57' } }],
  ['an application name with half a byte', { kind: 'pcsc', townApplication: { name: 'F0544F574E4' } }],
  ['neither serial number nor application', { kind: 'pcsc', serialNumber: false }],
])('a reader cannot be %s', (_, input) => {
  expect(ReaderSettings.safeParse(input).success).toBe(false);
});

it('a scanner is on a line or types, and reads no chip cards', () => {
  expect(ScannerSettings.parse({ path: '/dev/s' })).toMatchObject({ kind: 'serial' });
  expect(ScannerSettings.safeParse({ kind: 'keyboard' }).success).toBe(true);
  expect(ScannerSettings.safeParse({ kind: 'pcsc' }).success).toBe(false);
});
