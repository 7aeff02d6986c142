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
  for (const [at, value] of Object.entries({ 7: 3, 98: 2, 99: 1, ...changes }))
    numbers.setUint8(Number(at), value);
  for (const [at, degrees] of [-8.1, 52.2, east, 52.4].entries())
    numbers.setInt32(102 + 4 * at, Math.round(degrees * 1e7), true);
  return bytes;
}

test('vector tiles around the town are fine, packed with gzip or not', () => {
  expect(basemapProblem(header(), BOUNDS)).toBeNull();
  expect(basemapProblem(header({ 98: 1 }), BOUNDS)).toBeNull();
});

test.each([
  ['no PMTiles file', new TextEncoder().encode('<svg/>'), /PMTiles file of version 3/],
  ['a file that was cut off', header().subarray(0, 100), /PMTiles file of version 3/],
  ['an older version', header({ 7: 2 }), /version 3/],
  ['pictures', header({ 99: 2 }), /vector tiles/],
  ['tiles packed in another way', header({ 98: 4 }), /gzip/],
  ['another place', header({}, -8.05), /bounds/],
])('%s is told', (_, file, sentence) => {
  expect(basemapProblem(file, BOUNDS)).toMatch(sentence);
});
