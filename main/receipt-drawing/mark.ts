/** The mark under a receipt's picture: a number in cells of black and white, the lowest bit first. */
export const MARK_BITS = 24;
export const MARK_CELL_DOTS = 8;
export const MARK_HEIGHT_DOTS = 8;

/**
 * Reads the mark from a picture of 4 bytes a pixel; `top` is the mark's first row. Null when the picture has no clear mark there: it is
 * older than the receipt, or not drawn yet.
 */
export function readMark(pixels: Uint8Array, widthDots: number, top: number): number | null {
  let mark = 0;
  const row = top + MARK_HEIGHT_DOTS / 2;
  for (let bit = 0; bit < MARK_BITS; bit += 1) {
    const shade = pixels[(row * widthDots + bit * MARK_CELL_DOTS + MARK_CELL_DOTS / 2) * 4];
    if (shade === undefined || (shade > 60 && shade < 195)) return null;
    if (shade <= 60) mark |= 1 << bit;
  }
  return mark;
}
