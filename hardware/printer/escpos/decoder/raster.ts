import { drawDots, scaleDots } from './dots.ts';
import type { DotImage } from './paper.ts';

/** `GS v 0 m xL xH yL yH d...` (parameters from the `0`): rows of x bytes. Undefined when mode or size is none. */
export function rasterImage(parameters: Uint8Array): DotImage | undefined {
  const [, mode = 255, xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = parameters;
  const kind = mode & 0xcf;
  const widthBytes = xLow + xHigh * 256;
  const heightDots = yLow + yHigh * 256;
  if (kind > 3 || widthBytes === 0 || heightDots === 0) return undefined;
  const image = { widthDots: widthBytes * 8, heightDots, rows: parameters.slice(6) };
  return scaleDots(image, kind & 1 ? 2 : 1, kind & 2 ? 2 : 1);
}

/** `ESC * m nL nH d...`: columns of 8 or 24 dots, each from the top. Low density dots are drawn as wide and high as they come out. */
export function columnImage(parameters: Uint8Array): DotImage {
  const [mode = 0, low = 0, high = 0] = parameters;
  const bytesPerColumn = mode >= 32 ? 3 : 1;
  const data = parameters.subarray(3);
  const image = drawDots(low + high * 256, bytesPerColumn * 8, (x, y) => {
    const byte = data[x * bytesPerColumn + (y >> 3)] ?? 0;
    return ((byte >> (7 - (y & 7))) & 1) === 1;
  });
  return scaleDots(image, mode & 1 ? 1 : 2, bytesPerColumn === 3 ? 1 : 3);
}

/** `GS ( L` function 112 (parameters from `m`): one raster of one colour for the graphics buffer. Undefined when it is none. */
export function storedGraphics(parameters: Uint8Array): DotImage | undefined {
  const [, , tone, bx = 0, by = 0, , xLow = 0, xHigh = 0, yLow = 0, yHigh = 0] = parameters;
  const widthDots = xLow + xHigh * 256;
  const heightDots = yLow + yHigh * 256;
  const rows = parameters.slice(10);
  if (tone !== 48 || bx < 1 || bx > 2 || by < 1 || by > 2 || widthDots === 0 || heightDots === 0)
    return undefined;
  if (rows.length !== Math.ceil(widthDots / 8) * heightDots) return undefined;
  return scaleDots({ widthDots, heightDots, rows }, bx, by);
}
