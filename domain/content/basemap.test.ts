import { expect, test } from 'vitest';
import { basemapProblem, PMTILES_HEADER_BYTES, type Position } from './index.ts';

const BOUNDS: readonly [Position, Position] = [
  [-8.04, 52.3],
  [-8, 52.32],
];

/** The header of a good file, with some of its bytes changed. */
function header(changes: Readonly<Record<number, number>> = {}, east = -7.9): Uint8Array {
  const bytes = new Uint8Array(PMTILES_HEADER_BYTES + 10);
  bytes.set(new TextEncoder().encode('PMTiles'));
  const numbers = new DataView(bytes.buffer);
  for (const [at, value] of Object.entries({ 7: 3, 97: 2, 98: 2, 99: 1, ...changes }))
    numbers.setUint8(Number(at), value);
  for (const [at, degrees] of [-8.1, 52.2, east, 52.4].entries())
    numbers.setInt32(102 + 4 * at, Math.round(degrees * 1e7), true);
  return bytes;
}

/** A good file that has so many bytes of tiles behind its header, by what it says. */
function withTiles(bytes: bigint): Uint8Array {
  const good = header();
  const numbers = new DataView(good.buffer);
  numbers.setBigUint64(56, BigInt(PMTILES_HEADER_BYTES), true);
  numbers.setBigUint64(64, bytes, true);
  return good;
}
const problemOf = (file: Uint8Array): string | null => basemapProblem(file, file.length, BOUNDS);

test('vector tiles around the town are fine, packed with gzip or not', () => {
  expect(problemOf(header())).toBeNull();
  expect(problemOf(header({ 97: 1, 98: 1 }))).toBeNull();
  expect(problemOf(withTiles(10n))).toBeNull();
});

test.each([
  ['no PMTiles file', new TextEncoder().encode('<svg/>'), /PMTiles file of version 3/],
  ['an empty file', new Uint8Array(), /PMTiles file of version 3/],
  ['a file that ends in its header', header().subarray(0, 100), /PMTiles file of version 3/],
  ['an older version', header({ 7: 2 }), /version 3/],
  ['pictures', header({ 99: 2 }), /vector tiles/],
  ['tiles packed in another way', header({ 98: 4 }), /gzip/],
  ['directories packed in another way', header({ 97: 3 }), /gzip/],
  ['a packing that is not named', header({ 98: 0 }), /gzip/],
  ['a file that was cut off', withTiles(11n), /whole/],
  ['a length that is none', withTiles(2n ** 64n - 1n), /whole/],
  ['another place', header({}, -8.05), /bounds/],
])('%s is reported', (_, file, sentence) => {
  expect(problemOf(file)).toMatch(sentence);
});
