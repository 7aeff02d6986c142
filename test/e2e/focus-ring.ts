/** Where the ring around what has the focus stands on a display, in its pixels. */
export type Ring = {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
};

/** The colour of the ring in the ordinary theme (renderer/design/tokens.css); no service's screen has it elsewhere. */
const COLOUR = [0x0b, 0x4f, 0xd6] as const;
const TOLERANCE = 4;
/** A ring has many more; a few like ones may be chance, where two colours meet. */
const LEAST_PIXELS = 100;

/** Finds the ring in a picture of three bytes a pixel; null when there is none, as while the focus is on a screen's heading. */
export function focusRing(rgb: Buffer, width: number): Ring | null {
  let [left, top, right, bottom, found] = [Infinity, Infinity, -1, -1, 0];
  for (let at = 0; at + 2 < rgb.length; at += 3) {
    if (COLOUR.some((value, channel) => Math.abs((rgb[at + channel] ?? 0) - value) > TOLERANCE)) continue;
    const pixel = at / 3;
    const [x, y] = [pixel % width, Math.floor(pixel / width)];
    [left, right, top, bottom] = [
      Math.min(left, x),
      Math.max(right, x),
      Math.min(top, y),
      Math.max(bottom, y),
    ];
    found += 1;
  }
  return found < LEAST_PIXELS ? null : { left, top, right, bottom };
}

export function sameRing(one: Ring | null, other: Ring | null): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
