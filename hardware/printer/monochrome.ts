import type { MonochromeBitmap } from './receipt-printer.ts';

/** Darker than this is black: text stays sharp, and its smoothed edges do not swell. */
const THRESHOLD = 150;

/**
 * Makes one bit a dot of a picture of four bytes a pixel (red, green, blue in any order, then alpha). The width is filled up
 * to whole bytes with white. `threshold`: what is darker is black, 0 to 255.
 */
export function toMonochrome(
  pixels: Uint8Array,
  widthPx: number,
  heightPx: number,
  threshold = THRESHOLD,
): MonochromeBitmap {
  const bytesARow = Math.ceil(widthPx / 8);
  const rows = new Uint8Array(bytesARow * heightPx);
  for (let y = 0; y < heightPx; y += 1) {
    for (let x = 0; x < widthPx; x += 1) {
      const at = (y * widthPx + x) * 4;
      const colour = ((pixels[at] ?? 255) + (pixels[at + 1] ?? 255) + (pixels[at + 2] ?? 255)) / 3;
      // What is not painted (alpha 0) is paper, though its colour bytes are 0 like black's.
      const light = colour + 255 - (pixels[at + 3] ?? 255);
      if (light < threshold)
        rows[y * bytesARow + (x >> 3)] = (rows[y * bytesARow + (x >> 3)] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { widthDots: bytesARow * 8, heightDots: heightPx, rows };
}
