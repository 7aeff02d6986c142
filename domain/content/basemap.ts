import type { Position } from './position.ts';

/** How many bytes of a PMTiles file are its header. */
export const PMTILES_HEADER_BYTES = 127;

const MAGIC = 'PMTiles';
const VERSION = 3;
const AT = { version: 7, tileCompression: 98, tileType: 99, west: 102, south: 106, east: 110, north: 114 };
const VECTOR = 1;
const COMPRESSIONS: readonly number[] = [1, 2];
const UNITS_IN_A_DEGREE = 10_000_000;

/**
 * What is wrong with a base map for a town's map within `bounds`; null when nothing is. Looks at the header alone, of which
 * `file` has to hold all bytes (PMTiles 3, "Header": https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md).
 */
export function basemapProblem(file: Uint8Array, bounds: readonly [Position, Position]): string | null {
  const header = file.subarray(0, PMTILES_HEADER_BYTES);
  const isOurs =
    header.length === PMTILES_HEADER_BYTES &&
    new TextDecoder().decode(header.subarray(0, AT.version)) === MAGIC &&
    header[AT.version] === VERSION;
  if (!isOurs) return 'expected a PMTiles file of version 3';
  if (header[AT.tileType] !== VECTOR) return 'expected vector tiles (MVT)';
  if (!COMPRESSIONS.includes(header[AT.tileCompression] ?? 0))
    return 'expected tiles that are packed with gzip, or not at all';
  const numbers = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const degrees = (at: number): number => numbers.getInt32(at, true) / UNITS_IN_A_DEGREE;
  const [[west, south], [east, north]] = bounds;
  const touches =
    degrees(AT.west) < east &&
    degrees(AT.east) > west &&
    degrees(AT.south) < north &&
    degrees(AT.north) > south;
  return touches ? null : 'expected tiles of the part of the world that `bounds` of map.json names';
}
