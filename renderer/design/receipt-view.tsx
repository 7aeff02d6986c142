import type { ReactElement } from 'react';
import type { ReceiptBlock, ReceiptDocument } from '../../domain/paper/index.ts';
import { QrCode } from './qr-code.tsx';
import style from './receipt-view.module.css';

/** A receipt as it would be on paper, in the language and direction of the receipt. */
export function ReceiptView({
  document,
  label,
}: {
  readonly document: ReceiptDocument;
  readonly label: string;
}): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long receipt is scrolled by keys as well
    <section className={style.receipt} aria-label={label} tabIndex={0} data-scrolls>
      <div className={style.paper} lang={document.language} dir={document.direction}>
        {document.blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a receipt never changes
          <Block key={at} block={block} />
        ))}
      </div>
    </section>
  );
}

function Block({ block }: { readonly block: ReceiptBlock }): ReactElement | null {
  switch (block.kind) {
    case 'logo':
      return null;
    case 'text':
      return <p className={`${style[block.align]} ${style[block.weight]}`}>{block.text}</p>;
    case 'row':
      return (
        <p className={`${style.row} ${block.strong ? style.strong : ''}`}>
          <span>{block.label}</span>
          <span className={style.value}>
            <bdi>{block.value}</bdi>
          </span>
        </p>
      );
    case 'rule':
    case 'tear':
      return <div className={style[block.kind]} />;
    case 'space':
      return <div className={style.space} />;
    case 'qr':
      return (
        <div className={style.code}>
          <QrCode data={block.data} label={block.caption} />
          <p>
            <bdi>{block.caption}</bdi>
          </p>
        </div>
      );
  }
}
