import type { Position } from './position.ts';

/** How many bytes of a PMTiles file are its header. */
export const PMTILES_HEADER_BYTES = 127;

const MAGIC = 'PMTiles';
const VERSION = 3;
const AT = {
  version: 7,
  packed: 97,
  tilesPacked: 98,
  tileType: 99,
  west: 102,
  south: 106,
  east: 110,
  north: 114,
};
/** Root directory, metadata, leaf directories, tiles: each an offset and a length. */
const SECTIONS_AT = [8, 24, 40, 56];
const VECTOR = 1;
/** Not at all, and gzip: what the page can unpack. */
const PACKINGS: readonly (number | undefined)[] = [1, 2];
const UNITS_IN_A_DEGREE = 10_000_000;

/**
 * What was expected of a base map for a town's map within `bounds`, where the file is something else; null when it is as
 * expected. Looks at the header alone, the first bytes of a file of `size` bytes (PMTiles 3, "Header":
 * https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md).
 */
export function basemapProblem(
  beginning: Uint8Array,
  size: number,
  bounds: readonly [Position, Position],
): string | null {
  const header = beginning.subarray(0, PMTILES_HEADER_BYTES);
  const isOurs =
    header.length === PMTILES_HEADER_BYTES &&
    new TextDecoder().decode(header.subarray(0, AT.version)) === MAGIC &&
    header[AT.version] === VERSION;
  if (!isOurs) return 'a PMTiles file of version 3';
  if (header[AT.tileType] !== VECTOR) return 'a PMTiles file with vector tiles (MVT)';
  if (!PACKINGS.includes(header[AT.packed]) || !PACKINGS.includes(header[AT.tilesPacked]))
    return 'a PMTiles file whose directories and tiles are packed with gzip, or not at all';
  const numbers = new DataView(header.buffer, header.byteOffset, header.byteLength);
  const endOf = (at: number): bigint => numbers.getBigUint64(at, true) + numbers.getBigUint64(at + 8, true);
  if (SECTIONS_AT.some((at) => endOf(at) > BigInt(size)))
    return 'a whole PMTiles file, but its end is missing (copy it again)';
  const degrees = (at: number): number => numbers.getInt32(at, true) / UNITS_IN_A_DEGREE;
  const [[west, south], [east, north]] = bounds;
  const touches =
    degrees(AT.west) < east &&
    degrees(AT.east) > west &&
    degrees(AT.south) < north &&
    degrees(AT.north) > south;
  return touches ? null : 'tiles of the part of the world that `bounds` of map.json names';
}
