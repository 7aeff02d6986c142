import { zxyToTileId } from 'pmtiles';
import type { Position } from '../../domain/content/index.ts';

const ZOOM = 14;
const HEADER_BYTES = 127;
const EXTENT = 4_096;

/** A PMTiles file (version 3) that has nothing but water, in the tiles around a place. */
export function waterAround([longitude, latitude]: Position): Buffer {
  const [x, y] = tileAt(longitude, latitude);
  const ids: number[] = [];
  for (const across of [-1, 0, 1])
    for (const down of [-1, 0, 1]) ids.push(zxyToTileId(ZOOM, x + across, y + down));
  ids.sort((a, b) => a - b);
  const tile = waterTile();
  const directory = directoryOf(ids, tile.length);
  const metadata = Buffer.from('{}');
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles', 0);
  header[7] = 3;
  const tilesAt = HEADER_BYTES + directory.length + metadata.length;
  const numbers = [
    ...[HEADER_BYTES, directory.length, HEADER_BYTES + directory.length, metadata.length],
    ...[0, 0, tilesAt, tile.length, ids.length, ids.length, 1],
  ];
  for (const [at, number] of numbers.entries()) header.writeBigUInt64LE(BigInt(number), 8 + 8 * at);
  // Clustered, neither directory nor tiles packed, vector tiles, of one zoom.
  for (const [at, value] of [1, 1, 1, 1, ZOOM, ZOOM].entries()) header[96 + at] = value;
  const degrees = [longitude - 0.02, latitude - 0.02, longitude + 0.02, latitude + 0.02];
  for (const [at, value] of degrees.entries()) header.writeInt32LE(Math.round(value * 1e7), 102 + 4 * at);
  header[118] = ZOOM;
  header.writeInt32LE(Math.round(longitude * 1e7), 119);
  header.writeInt32LE(Math.round(latitude * 1e7), 123);
  return Buffer.concat([header, directory, metadata, tile]);
}

/** Web Mercator's tile at a place. */
function tileAt(longitude: number, latitude: number): readonly [number, number] {
  const wide = 2 ** ZOOM;
  const sine = Math.sin((latitude * Math.PI) / 180);
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return [Math.floor(((longitude + 180) / 360) * wide), Math.floor(y * wide)];
}

/** All ids lead to the one tile. */
function directoryOf(ids: readonly number[], tileBytes: number): Buffer {
  const steps = ids.map((id, at) => id - (ids[at - 1] ?? 0));
  const each = (value: number): number[] => ids.map(() => value);
  return Buffer.from([ids.length, ...steps, ...each(1), ...each(tileBytes), ...each(1)].flatMap(varint));
}

/** A Mapbox vector tile (2.1) with one polygon over all of it, in the layer `water`. */
function waterTile(): Buffer {
  const corners = [9, 0, 0, 26, EXTENT * 2, 0, 0, EXTENT * 2, EXTENT * 2 - 1, 0, 15];
  const feature = [...field(3, 0, varint(3)), ...bytesField(4, corners.flatMap(varint))];
  const layer = [
    ...field(15, 0, varint(2)),
    ...bytesField(1, [...Buffer.from('water')]),
    ...bytesField(2, feature),
    ...field(5, 0, varint(EXTENT)),
  ];
  return Buffer.from(bytesField(3, layer));
}

const field = (number: number, type: number, content: readonly number[]): number[] => [
  ...varint(number * 8 + type),
  ...content,
];
const bytesField = (number: number, content: readonly number[]): number[] =>
  field(number, 2, [...varint(content.length), ...content]);

function varint(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 128) {
    bytes.push((rest % 128) + 128);
    rest = Math.floor(rest / 128);
  }
  return [...bytes, rest];
}
