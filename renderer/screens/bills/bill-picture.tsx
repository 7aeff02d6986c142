import type { ReactElement } from 'react';
import style from './bill-picture.module.css';

export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

const WIDTH = 560;
const HEIGHT = 300;
const MARGIN = 28;
const BOX = { width: 216, height: 64 };
const LINES_FROM = 130;
const LINE_EVERY = 44;
const LINE_WIDTHS = [330, 430, 280];

/** A bill as it lies on the table, with the place of the account number marked. Paper does not turn with the language. */
export function BillPicture({
  corner,
  example,
}: {
  readonly corner: Corner;
  readonly example: string;
}): ReactElement {
  const left = corner.endsWith('left');
  const top = corner.startsWith('top');
  const boxX = left ? MARGIN : WIDTH - MARGIN - BOX.width;
  const boxY = top ? MARGIN : HEIGHT - MARGIN - BOX.height;
  const linesFrom = top ? LINES_FROM : MARGIN + LINE_EVERY;
  return (
    <svg className={style.bill} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} direction="ltr" aria-hidden>
      <rect className={style.paper} x="3" y="3" width={WIDTH - 6} height={HEIGHT - 6} rx="12" />
      <rect
        className={style.sender}
        x={left && top ? WIDTH - MARGIN - 150 : MARGIN}
        y={MARGIN}
        width="150"
        height="22"
        rx="6"
      />
      {LINE_WIDTHS.map((width, at) => (
        <rect
          className={style.line}
          key={width}
          x={MARGIN}
          y={linesFrom + at * LINE_EVERY}
          width={width}
          height="14"
          rx="7"
        />
      ))}
      <rect className={style.mark} x={boxX} y={boxY} width={BOX.width} height={BOX.height} rx="12" />
      <text
        className={style.number}
        x={boxX + BOX.width / 2}
        y={boxY + BOX.height / 2}
        textAnchor="middle"
        dominantBaseline="central"
      >
        {example}
      </text>
    </svg>
  );
}
