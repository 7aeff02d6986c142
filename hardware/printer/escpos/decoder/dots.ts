import type { DotImage } from './paper.ts';

/** Whether the dot is black; outside of the image it is white. */
export function dotAt(image: DotImage, x: number, y: number): boolean {
  if (x < 0 || y < 0 || x >= image.widthDots || y >= image.heightDots) return false;
  const byte = image.rows[y * bytesPerRow(image.widthDots) + (x >> 3)] ?? 0;
  return ((byte >> (7 - (x & 7))) & 1) === 1;
}

/** Draws an image by asking for every dot. */
export function drawDots(
  widthDots: number,
  heightDots: number,
  black: (x: number, y: number) => boolean,
): DotImage {
  const stride = bytesPerRow(widthDots);
  const rows = new Uint8Array(stride * heightDots);
  for (let y = 0; y < heightDots; y += 1) {
    for (let x = 0; x < widthDots; x += 1) {
      const index = y * stride + (x >> 3);
      if (black(x, y)) rows[index] = (rows[index] ?? 0) | (0x80 >> (x & 7));
    }
  }
  return { widthDots, heightDots, rows };
}

/** Every dot as many dots wide and high as told. */
export function scaleDots(image: DotImage, widthScale: number, heightScale: number): DotImage {
  if (widthScale === 1 && heightScale === 1) return image;
  return drawDots(image.widthDots * widthScale, image.heightDots * heightScale, (x, y) =>
    dotAt(image, Math.floor(x / widthScale), Math.floor(y / heightScale)),
  );
}

/** The left part of an image that is wider than the paper. */
export function clipDots(image: DotImage, widthDots: number): DotImage {
  return image.widthDots <= widthDots
    ? image
    : drawDots(widthDots, image.heightDots, (x, y) => dotAt(image, x, y));
}

function bytesPerRow(widthDots: number): number {
  return Math.ceil(widthDots / 8);
}
