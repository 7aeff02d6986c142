import { expect, it } from 'vitest';
import { LARGEST_PACKAGE_PART_BYTES, type uploadReleasePart } from '../../wire/index.ts';
import type { Call } from '../api/index.ts';
import { chosenDocument } from './chosen-document.ts';
import { percentOf } from './percent-of.ts';
import { sendPackage } from './send-package.ts';

const bytes = Buffer.alloc(LARGEST_PACKAGE_PART_BYTES * 2 + 7, 'package');
type Part = Parameters<typeof uploadReleasePart.request.parse>[0] & { from: number; bytes: string };

/** A central that keeps what it gets, and answers as the server does. */
function central(size: number, kept = 0) {
  const parts: Buffer[] = [];
  let have = kept;
  const call: Call = async (contract, input) => {
    const { from, bytes } = contract.request.parse(input) as Part;
    if (from === have) {
      parts.push(Buffer.from(bytes, 'base64'));
      have += parts.at(-1)?.length ?? 0;
    }
    const answer = have >= size ? { kind: 'complete' } : { kind: 'continue', from: have };
    return { kind: 'answered', answer: contract.response.parse(answer) as never };
  };
  return { call, got: () => Buffer.concat(parts) };
}

it('sends a package in parts, and says how far it is', async () => {
  const { call, got } = central(bytes.length);
  const percents: number[] = [];
  const begun = { sha256: 'ab'.repeat(32), from: 0 };
  expect(await sendPackage(call, begun, new Blob([bytes]), (percent) => percents.push(percent))).toBeNull();
  expect(got().equals(bytes)).toBe(true);
  expect(percents).toEqual([0, 49, 99]);
});

it('continues where an earlier upload ended', async () => {
  const { call, got } = central(bytes.length, LARGEST_PACKAGE_PART_BYTES);
  const begun = { sha256: 'ab'.repeat(32), from: LARGEST_PACKAGE_PART_BYTES };
  expect(await sendPackage(call, begun, new Blob([bytes]), () => undefined)).toBeNull();
  expect(got().equals(bytes.subarray(LARGEST_PACKAGE_PART_BYTES))).toBe(true);
});

it('ends with a sentence when the package is too small, and when central cannot be reached', async () => {
  const begun = { sha256: 'ab'.repeat(32), from: 0 };
  const { call } = central(1_000);
  expect(await sendPackage(call, begun, new Blob(['short']), () => undefined)).toContain('smaller');
  const away: Call = async () => ({ kind: 'failed', why: 'unreachable' });
  expect(await sendPackage(away, begun, new Blob(['short']), () => undefined)).toContain(
    'continues where it stopped',
  );
});

it('reads two chosen files letter for letter', async () => {
  const signatures = new Blob([JSON.stringify({ signatures: [] })]);
  expect(await chosenDocument(new Blob(['\uFEFF{ }\r\n']), signatures)).toEqual({
    text: '\uFEFF{ }\r\n',
    signatures: [],
  });
  expect(await chosenDocument(new Blob([Buffer.from([0xff, 0xfe])]), signatures)).toBeNull();
  expect(await chosenDocument(new Blob(['{}']), new Blob(['nonsense']))).toBeNull();
});

it.each([
  ['0', 0],
  ['100', 100],
  [' 5 ', 5],
  ['101', null],
  ['-1', null],
  ['NaN', null],
  ['5.5', null],
  ['', null],
])('reads the percentage %j as %s', (text, percent) => expect(percentOf(text)).toBe(percent));
