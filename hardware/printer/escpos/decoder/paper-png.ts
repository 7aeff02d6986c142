import { PNG } from 'pngjs';
import { dotAt } from './dots.ts';
import { type GlyphSource, loadGlyphs } from './glyphs.ts';
import type { DotImage, Paper } from './paper.ts';
import { paperToDots } from './paper-dots.ts';

/** White around the paper, as QR readers need it (four modules of the largest size). */
const MARGIN_DOTS = 64;

/**
 * Makes the function that draws papers as greyscale PNG files, one pixel a dot, with a white margin. The font is read
 * once, when it is made.
 */
export function createPaperPainter(glyphs: GlyphSource = loadGlyphs()): (paper: Paper) => Buffer {
  return (paper) => dotsToPng(paperToDots(paper, glyphs), MARGIN_DOTS);
}

/** One paper as PNG. */
export function paperToPng(paper: Paper): Buffer {
  return createPaperPainter()(paper);
}

/** Dots as a greyscale PNG: black on white. */
export function dotsToPng(image: DotImage, marginDots: number): Buffer {
  const width = image.widthDots + marginDots * 2;
  const height = image.heightDots + marginDots * 2;
  const data = Buffer.alloc(width * height, 255);
  for (let y = 0; y < image.heightDots; y += 1) {
    for (let x = 0; x < image.widthDots; x += 1) {
      if (dotAt(image, x, y)) data[(y + marginDots) * width + x + marginDots] = 0;
    }
  }
  const png = new PNG({ width, height, colorType: 0, inputColorType: 0 });
  png.data = data;
  return PNG.sync.write(png, { colorType: 0, inputColorType: 0, inputHasAlpha: false });
}
