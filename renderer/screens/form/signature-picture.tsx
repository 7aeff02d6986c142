import type { ReactElement } from 'react';
import style from './form.module.css';
import type { Strokes } from './strokes.ts';

/** A signature as it was drawn. */
export function SignaturePicture({ strokes }: { readonly strokes: Strokes }): ReactElement {
  return (
    <svg className={style.strokes} viewBox="0 0 1000 1000" preserveAspectRatio="none" aria-hidden>
      {strokes.map((stroke, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only ever added at the end
        <polyline key={at} points={pairs(stroke)} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  );
}

function pairs(stroke: readonly number[]): string {
  const points: string[] = [];
  for (let at = 0; at + 1 < stroke.length; at += 2) points.push(`${stroke[at]},${stroke[at + 1]}`);
  // A dot is a line to where it is.
  return points.length === 1 ? `${points[0]} ${points[0]}` : points.join(' ');
}
