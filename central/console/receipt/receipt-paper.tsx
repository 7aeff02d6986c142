import type { ReceiptDocument } from '../../../domain/paper/index.ts';
import { QrCode, ReceiptBlocks } from '../../../paper-view/index.ts';
import classes from './receipt-paper.module.css';

type ReceiptPaperProps = {
  readonly document: ReceiptDocument;
  /** The town's logo as SVG, where it is to stand on the paper. */
  readonly logo?: string | null;
};

/** A receipt as paper: the same blocks in the same order, in its own language and direction. */
export function ReceiptPaper({ document, logo = null }: ReceiptPaperProps) {
  const { language, direction, title, blocks } = document;
  return (
    <article className={classes.paper} lang={language} dir={direction} aria-label={title}>
      <ReceiptBlocks
        blocks={blocks}
        {...(logo !== null && { logo: <Logo svg={logo} /> })}
        code={({ data, caption }) => <QrCode data={data} label={caption} className={classes.code} />}
      />
    </article>
  );
}

/** As a picture nothing of it could run or load. The town's name stands below it, so that it needs no words of its own. */
const Logo = ({ svg }: { readonly svg: string }) => (
  <img className={classes.logo} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt="" />
);
