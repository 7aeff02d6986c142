import type { ReceiptBlock, ReceiptDocument } from '../../../domain/paper/index.ts';
import { QrCode } from './qr-code.tsx';
import classes from './receipt-paper.module.css';

/** A receipt as paper: the same blocks in the same order, in its own language and direction. The emblem is left out. */
export function ReceiptPaper({ document }: { readonly document: ReceiptDocument }) {
  const { language, direction, title, blocks } = document;
  return (
    <article className={classes.paper} lang={language} dir={direction} aria-label={title}>
      {blocks.map((block, position) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a receipt never changes
        <Block key={position} block={block} />
      ))}
    </article>
  );
}

/** Each text keeps its own direction: an amount in an Arabic receipt is not turned round. */
function Block({ block }: { readonly block: ReceiptBlock }) {
  switch (block.kind) {
    case 'logo':
      return null;
    case 'text':
      return (
        <p className={`${classes[block.align]} ${classes[block.weight]}`}>
          <bdi>{block.text}</bdi>
        </p>
      );
    case 'row':
      return (
        <p className={`${classes.row} ${block.strong ? classes.strong : ''}`}>
          <bdi>{block.label}</bdi>{' '}
          <span className={classes.value}>
            <bdi>{block.value}</bdi>
          </span>
        </p>
      );
    case 'rule':
    case 'tear':
      return <hr className={classes[block.kind]} />;
    case 'space':
      return <div className={classes.space} />;
    case 'qr':
      return (
        <figure className={classes.qr}>
          <QrCode data={block.data} />
          <figcaption>
            <bdi>{block.caption}</bdi>
          </figcaption>
        </figure>
      );
  }
}
