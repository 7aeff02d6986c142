import { LONGEST_SIGNATURE } from '../../../domain/form/index.ts';

/** Lines of a signature, each x, y, x, y, … in thousandths of the field. */
export type Strokes = readonly (readonly number[])[];
type Point = { readonly x: number; readonly y: number };

const MOST_STROKES = 200;
/** A finger that trembles draws nothing. */
const LEAST_MOVE = 4;

/** The signature with a new line that begins here (shares of the field, 0 to 1). */
export function beginStroke(strokes: Strokes, point: Point): Strokes {
  return strokes.length >= MOST_STROKES ? strokes : [...strokes, inThousandths(point)];
}

/** The signature with its last line drawn on to here; the same when the finger has hardly moved, or the signature is long enough. */
export function strokeOn(strokes: Strokes, point: Point): Strokes {
  const last = strokes.at(-1);
  if (!last || strokes.flat().length >= LONGEST_SIGNATURE * 2) return strokes;
  const [x = 0, y = 0] = inThousandths(point);
  const [lastX = 0, lastY = 0] = last.slice(-2);
  if (Math.hypot(x - lastX, y - lastY) < LEAST_MOVE) return strokes;
  return [...strokes.slice(0, -1), [...last, x, y]];
}

const inThousandths = ({ x, y }: Point): number[] =>
  [x, y].map((share) => Math.round(Math.min(1, Math.max(0, share)) * 1_000));
