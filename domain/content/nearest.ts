import type { MapFeature } from './map.ts';
import type { Position } from './position.ts';

const METRES_PER_DEGREE = 111_320;

/** Metres between two points of one town: on a plane, which is right to a millionth over a few kilometres. */
export function metresBetween(one: Position, other: Position): number {
  const [x, y] = inMetres(one, other);
  return Math.hypot(x, y);
}

/** How far the other point is to the east and to the north of the first, in metres. */
function inMetres([longitude, latitude]: Position, [toLongitude, toLatitude]: Position): [number, number] {
  const shrunk = Math.cos((latitude * Math.PI) / 180);
  return [
    (toLongitude - longitude) * METRES_PER_DEGREE * shrunk,
    (toLatitude - latitude) * METRES_PER_DEGREE,
  ];
}

/** The named line that is nearest to a point, and how far it is in metres; null when none is named. */
export function nearestStreet(
  features: readonly MapFeature[],
  point: Position,
): { readonly name: string; readonly metres: number } | null {
  let best: { readonly name: string; readonly metres: number } | null = null;
  for (const { geometry, properties } of features) {
    if (geometry.type !== 'LineString' || properties.name === undefined) continue;
    const metres = metresToLine(geometry.coordinates, point);
    if (!best || metres < best.metres) best = { name: properties.name, metres };
  }
  return best;
}

function metresToLine(line: readonly Position[], point: Position): number {
  let nearest = Number.POSITIVE_INFINITY;
  for (let at = 1; at < line.length; at += 1) {
    const [from, to] = [line[at - 1], line[at]];
    if (from && to) nearest = Math.min(nearest, metresToSegment(inMetres(point, from), inMetres(point, to)));
  }
  return nearest;
}

/** From the origin to the segment between two points. */
function metresToSegment([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(ax * dx + ay * dy) / length));
  return Math.hypot(ax + along * dx, ay + along * dy);
}
