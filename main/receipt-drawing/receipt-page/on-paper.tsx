import type { ReactElement } from 'react';
import { QrCode, ReceiptBlocks } from '../../../paper-view/index.ts';
import type { PageSign, ReceiptJob } from '../receipt-job.ts';

/** The page's padding on every side, in dots. */
export const PADDING_DOTS = 8;
const WIDEST_CODE_DOTS = 320;

/** A whole receipt for paper of this width: with the town's sign and, above all, the word that marks a copy. */
export function OnPaper({ document, copyWord, sign, widthDots }: ReceiptJob): ReactElement {
  const paperDots = widthDots - 2 * PADDING_DOTS;
  const roomDots = Math.min(WIDEST_CODE_DOTS, paperDots);
  return (
    <>
      {copyWord !== null && <div className="copy">{copyWord}</div>}
      <ReceiptBlocks
        blocks={document.blocks}
        // A sign that is wider than this paper is left out rather than cut.
        {...(sign.widthDots <= paperDots && { logo: <Sign {...sign} /> })}
        code={({ data, caption }) => (
          <QrCode data={data} label={caption} className="picture" roomDots={roomDots} />
        )}
      />
    </>
  );
}

const Sign = ({ widthDots, heightDots, path }: PageSign): ReactElement => (
  <svg
    className="picture"
    viewBox={`0 0 ${widthDots} ${heightDots}`}
    width={widthDots}
    height={heightDots}
    shapeRendering="crispEdges"
    aria-hidden="true"
  >
    <path d={path} />
  </svg>
);
