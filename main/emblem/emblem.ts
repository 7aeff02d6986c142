import type { MonochromeBitmap } from '../../hardware/printer/index.ts';

/** A town hall with its columns, as polygons on a grid of 32 by 28. */
const EMBLEM = {
  width: 32,
  height: 28,
  polygons: [
    [
      [16, 0],
      [31, 9],
      [31, 11],
      [1, 11],
      [1, 9],
    ],
    [
      [4, 13],
      [8, 13],
      [8, 23],
      [4, 23],
    ],
    [
      [11, 13],
      [15, 13],
      [15, 23],
      [11, 23],
    ],
    [
      [17, 13],
      [21, 13],
      [21, 23],
      [17, 23],
    ],
    [
      [24, 13],
      [28, 13],
      [28, 23],
      [24, 23],
    ],
    [
      [1, 25],
      [31, 25],
      [31, 28],
      [1, 28],
    ],
  ],
} as const satisfies { width: number; height: number; polygons: readonly Polygon[] };

/** Dots for each unit of the grid: 12 mm of paper. */
const EMBLEM_SCALE = 3;

type Polygon = readonly (readonly [number, number])[];

/** The emblem in dots: at the head of receipts of a town that has no logo. */
export function emblemBitmap(): MonochromeBitmap {
  const widthDots = EMBLEM.width * EMBLEM_SCALE;
  const heightDots = EMBLEM.height * EMBLEM_SCALE;
  const rows = new Uint8Array((widthDots / 8) * heightDots);
  for (let y = 0; y < heightDots; y += 1) {
    for (let x = 0; x < widthDots; x += 1) {
      const [atX, atY] = [(x + 0.5) / EMBLEM_SCALE, (y + 0.5) / EMBLEM_SCALE];
      if (!EMBLEM.polygons.some((polygon) => isInside(polygon, atX, atY))) continue;
      const byte = y * (widthDots / 8) + (x >> 3);
      rows[byte] = (rows[byte] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { widthDots, heightDots, rows };
}

/** Whether a point lies inside: a line from it to the right crosses the edge an odd number of times. */
function isInside(polygon: Polygon, x: number, y: number): boolean {
  let inside = false;
  for (const [at, [endX, endY]] of polygon.entries()) {
    const [fromX, fromY] = polygon.at(at - 1) ?? [endX, endY];
    if (fromY > y === endY > y) continue;
    if (x < ((fromX - endX) * (y - endY)) / (fromY - endY) + endX) inside = !inside;
  }
  return inside;
}
