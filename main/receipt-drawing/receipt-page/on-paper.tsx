import type { ReactElement } from 'react';
import { QrCode, ReceiptBlocks } from '../../../paper-view/index.ts';
import { EMBLEM, EMBLEM_SCALE } from '../../emblem/index.ts';
import type { ReceiptJob } from '../receipt-job.ts';

/** The page's padding on every side, in dots. */
export const PADDING_DOTS = 8;
const WIDEST_CODE_DOTS = 320;

/** A whole receipt for paper of this width: with the emblem and, above all, the word that marks a copy. */
export function OnPaper({ document, copyWord, widthDots }: ReceiptJob): ReactElement {
  const roomDots = Math.min(WIDEST_CODE_DOTS, widthDots - 2 * PADDING_DOTS);
  return (
    <>
      {copyWord !== null && <div className="copy">{copyWord}</div>}
      <ReceiptBlocks
        blocks={document.blocks}
        logo={<Emblem />}
        code={({ data, caption }) => (
          <QrCode data={data} label={caption} className="picture" roomDots={roomDots} />
        )}
      />
    </>
  );
}

const Emblem = (): ReactElement => (
  <svg
    className="picture"
    viewBox={`0 0 ${EMBLEM.width} ${EMBLEM.height}`}
    width={EMBLEM.width * EMBLEM_SCALE}
    height={EMBLEM.height * EMBLEM_SCALE}
    aria-hidden="true"
  >
    {EMBLEM.polygons.map((polygon) => {
      const points = polygon.map((point) => point.join(',')).join(' ');
      return <polygon key={points} points={points} />;
    })}
  </svg>
);
