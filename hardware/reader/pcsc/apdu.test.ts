import { expect, it } from 'vitest';
import {
  bytesReady,
  getResponse,
  getSerialNumber,
  isDone,
  isThere,
  parseAnswer,
  readFile,
  rightLength,
  selectApplication,
} from './apdu.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const answer = (bytes: string) => parseAnswer(Uint8Array.from(Buffer.from(bytes, 'hex')));

it('writes the commands as the standards have them', () => {
  const name = Buffer.from('2PAY.SYS.DDF01');
  expect(hex(selectApplication(name, 'T1'))).toBe('00a404000e325041592e5359532e444446303100');
  expect(hex(selectApplication(name, 'T0'))).toBe('00a404000e325041592e5359532e4444463031');
  expect(hex(readFile(1))).toBe('00b0810000');
  expect(hex(readFile(30, 8))).toBe('00b09e0008');
  expect(hex(getResponse(16))).toBe('00c0000010');
  expect(hex(getSerialNumber())).toBe('ffca000000');
});

it('takes an answer apart', () => {
  expect(answer('9000')).toEqual({ data: new Uint8Array(), status: 0x9000 });
  expect(answer('04a2b91c6282')).toEqual({ data: Uint8Array.of(4, 0xa2, 0xb9, 0x1c), status: 0x6282 });
  expect(answer('')).toBeNull();
  expect(answer('90')).toBeNull();
  expect(answer('00'.repeat(259))).toBeNull();
});

it('knows what a status means', () => {
  expect([0x9000, 0x9001, 0x6a82].map(isDone)).toEqual([true, false, false]);
  expect([0x9000, 0x6110, 0x6283, 0x6a82, 0x6d00, 0x6985].map(isThere)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
  expect([bytesReady(0x6110), bytesReady(0x9000)]).toEqual([0x10, null]);
  expect([rightLength(0x6c08), rightLength(0x6700)]).toEqual([8, null]);
});
