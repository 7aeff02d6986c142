import { z } from 'zod';
import type { ContentLists, ContentProblem } from './check-content.ts';

// Not yet checked, so that a latitude of 122 degrees can be seen as the longitude that it is.
const Point = z.tuple([z.number(), z.number()]);
type Point = z.infer<typeof Point>;
const Bounds = z.object({ bounds: z.tuple([Point, Point]), centre: Point.optional().catch(undefined) });
const Positioned = z.object({ position: Point });
const Lined = z.object({ line: z.array(Point) });

/**
 * What is wrong with the positions of a content whose map has bounds: places, routes and the map's centre lie within them,
 * in the order of longitude and latitude. A content without a map has nothing to compare with; what is no position is for
 * `checkContent` to say.
 */
export function positionsOutsideMap(lists: ContentLists): readonly ContentProblem[] {
  const map = Bounds.safeParse(lists.map);
  if (!map.success) return [];
  const { bounds, centre } = map.data;
  const [[west, south], [east, north]] = bounds;
  if (west >= east || south >= north)
    return [{ list: 'map', path: 'bounds', expected: 'the south-west corner, then the north-east corner' }];
  const problems: ContentProblem[] = [];
  const look = (list: ContentProblem['list'], path: string, point: Point): void => {
    const expected = expectedOf(point, bounds);
    if (expected !== null) problems.push({ list, path, expected });
  };
  if (centre) look('map', 'centre', centre);
  for (const [index, place] of entries(lists.places)) {
    const { data } = Positioned.safeParse(place);
    if (data) look('places', `[${index}].position`, data.position);
  }
  for (const [index, route] of entries(lists.routes)) {
    const { data } = Lined.safeParse(route);
    const at = data?.line.findIndex((point) => expectedOf(point, bounds) !== null) ?? -1;
    const point = data?.line[at];
    if (point) look('routes', `[${index}].line[${at}]`, point);
  }
  return problems;
}

/** Where a position was expected, and what seems to have happened to it; null when it lies within the bounds. */
function expectedOf(point: Point, bounds: readonly [Point, Point]): string | null {
  if (isWithin(point, bounds)) return null;
  const [[west, south], [east, north]] = bounds;
  const [longitude, latitude] = point;
  const where = `a longitude between ${west} and ${east} and a latitude between ${south} and ${north}, as the map has it, but found longitude ${longitude} and latitude ${latitude}`;
  if (isWithin([latitude, longitude], bounds)) return `${where}: longitude and latitude are swapped`;
  const signs: readonly Point[] = [
    [-longitude, latitude],
    [longitude, -latitude],
    [-longitude, -latitude],
  ];
  return signs.some((one) => isWithin(one, bounds)) ? `${where}: a minus sign is missing or too many` : where;
}

const isWithin = ([longitude, latitude]: Point, [[west, south], [east, north]]: readonly [Point, Point]) =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north;

const entries = (list: unknown): IterableIterator<[number, unknown]> =>
  (Array.isArray(list) ? list : []).entries();
