import type { MonochromeBitmap, toMonochrome } from '../../hardware/printer/index.ts';

const DOTS_PER_MM = 8;
/** A town's logo is so high on paper: lines of a logo that is made for a screen stay apart, and the paper stays short. */
export const LOGO_HEIGHT_DOTS = 14 * DOTS_PER_MM;
/** A wider one becomes lower: also on the narrow paper of 48 mm there is room for it. */
export const WIDEST_LOGO_DOTS = 40 * DOTS_PER_MM;

/** Darker than this is ink where a logo is too pale for the printer's own measure. */
const PALE = 240;
/** A logo of which less than this part would come out black is a pale one. */
const PART_LEFT = 0.25;

/** A logo's pixels, four bytes each. */
export type DrawnLogo = {
  readonly pixels: Uint8Array;
  readonly widthDots: number;
  readonly heightDots: number;
};

/**
 * A logo in black and white. What is dark is black, so that light parts on a dark shape stay apart from it; of a
 * logo in pale colours, which would vanish, all that is not white is black. Null when nothing would be printed.
 */
export function inBlackAndWhite(
  { pixels, widthDots, heightDots }: DrawnLogo,
  inDots: typeof toMonochrome,
): MonochromeBitmap | null {
  const dark = inDots(pixels, widthDots, heightDots);
  const all = inDots(pixels, widthDots, heightDots, PALE);
  const ink = blackDots(all);
  if (ink === 0) return null;
  return blackDots(dark) < ink * PART_LEFT ? all : dark;
}

function blackDots({ rows }: MonochromeBitmap): number {
  let count = 0;
  for (const byte of rows) for (let bits = byte; bits > 0; bits &= bits - 1) count += 1;
  return count;
}
