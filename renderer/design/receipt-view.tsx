import type { ReactElement } from 'react';
import type { ReceiptDocument } from '../../domain/paper/index.ts';
import { ReceiptBlocks } from '../../paper-view/index.ts';
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
        <ReceiptBlocks
          blocks={document.blocks}
          code={({ data, caption }) => <QrCode data={data} label={caption} />}
        />
      </div>
    </section>
  );
}
