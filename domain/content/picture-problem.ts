import { svgProblem } from './safe-svg.ts';

/** A drawing is checked as a whole, of a photo the first bytes. */
export const LARGEST_DRAWING_BYTES = 200_000;
export const LARGEST_PHOTO_BYTES = 8_000_000;

const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
/** What a file of each kind begins with. */
const BEGINNINGS: Readonly<Record<string, readonly (number | null)[]>> = {
  png: [0x89, ...ascii('PNG\r\n\u{1a}\n')],
  jpg: [0xff, 0xd8, 0xff],
  webp: [...ascii('RIFF'), null, null, null, null, ...ascii('WEBP')],
};

/**
 * What was expected of a picture of the town's brand, where the file is something else; null when it is as expected. `bytes`: the file, or at
 * least its first `LARGEST_DRAWING_BYTES`; `size`: of how many bytes it is.
 */
export function pictureProblem(path: string, bytes: Uint8Array, size: number): string | null {
  const ending = path.slice(path.lastIndexOf('.') + 1);
  if (ending === 'svg') return drawingProblem(bytes, size);
  if (size > LARGEST_PHOTO_BYTES) return `a photo of at most ${LARGEST_PHOTO_BYTES / 1_000_000} MB`;
  const beginning = BEGINNINGS[ending];
  const isOne = beginning?.every((byte, at) => byte === null || bytes[at] === byte) ?? false;
  return isOne ? null : `a picture of the kind that its name says (.${ending})`;
}

function drawingProblem(bytes: Uint8Array, size: number): string | null {
  if (size > LARGEST_DRAWING_BYTES) return `a drawing of at most ${LARGEST_DRAWING_BYTES / 1_000} kB`;
  try {
    return svgProblem(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return 'text in UTF-8';
  }
}
