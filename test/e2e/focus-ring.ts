import type { Seen } from './seen-display.ts';

/** Where the ring around what has the focus stands on a display, in its pixels. */
export type Ring = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** The colour of the ring in the ordinary theme (renderer/design/tokens.css), blue first; no service's screen has it elsewhere. */
const [BLUE, GREEN, RED] = [0xd6, 0x4f, 0x0b];
const TOLERANCE = 4;
/** A ring has many more; a few like ones may be chance, where two colours meet. */
const LEAST_PIXELS = 50;
/** The ring is five pixels wide: every second one of every second row meets it. */
const STEP = 2;

const isNear = (value: number | undefined, wanted: number): boolean =>
  value !== undefined && Math.abs(value - wanted) <= TOLERANCE;

/** Finds the ring on a display; null when there is none, as while the focus is on a screen's heading. */
export function focusRing({ pixels, width, height }: Seen): Ring | null {
  let [left, top, right, bottom, found] = [Infinity, Infinity, -1, -1, 0];
  for (let y = 0; y < height; y += STEP)
    for (let x = 0; x < width; x += STEP) {
      const at = 4 * (y * width + x);
      if (!isNear(pixels[at], BLUE) || !isNear(pixels[at + 1], GREEN) || !isNear(pixels[at + 2], RED))
        continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
      found += 1;
    }
  return found < LEAST_PIXELS ? null : { left, top, right, bottom };
}

export function sameRing(one: Ring | null, other: Ring | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
