import type { ReceiptDocument } from '../../../domain/paper/index.ts';
import { QrCode, ReceiptBlocks } from '../../../paper-view/index.ts';
import classes from './receipt-paper.module.css';

/** A receipt as paper: the same blocks in the same order, in its own language and direction. The emblem is left out. */
export function ReceiptPaper({ document }: { readonly document: ReceiptDocument }) {
  const { language, direction, title, blocks } = document;
  return (
    <article className={classes.paper} lang={language} dir={direction} aria-label={title}>
      <ReceiptBlocks
        blocks={blocks}
        code={({ data, caption }) => <QrCode data={data} label={caption} className={classes.code} />}
      />
    </article>
  );
}
