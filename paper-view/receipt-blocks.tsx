import type { ReactElement } from 'react';
import type { ReceiptBlock } from '../domain/paper/index.ts';
import { unbroken } from '../domain/text/index.ts';
import style from './receipt-blocks.module.css';

type ReceiptBlocksProps = {
  readonly blocks: readonly ReceiptBlock[];
  /** The town's logo, where it is drawn at all. */
  readonly logo?: ReactElement;
  /** The code for a block's data, in this place's size. */
  readonly code: (block: Extract<ReceiptBlock, { kind: 'qr' }>) => ReactElement;
};

/**
 * A receipt's blocks, one below the other: on the printer's paper, on the kiosk's screen and at a clerk's desk. Sizes are the place's own
 * (`--receipt-*`), and so are language and direction.
 */
export const ReceiptBlocks = ({ blocks, ...drawn }: ReceiptBlocksProps): ReactElement[] =>
  // biome-ignore lint/suspicious/noArrayIndexKey: a receipt never changes
  blocks.map((block, at) => <Block key={at} block={block} {...drawn} />);

/** No line ends within a telephone number or a range of times. */
const numbersWhole = (text: string): string => unbroken(text.replace(/(?<=\d) (?=\d)/g, '\u00a0'));

type BlockProps = Omit<ReceiptBlocksProps, 'blocks'> & { readonly block: ReceiptBlock };

/** Each text keeps its own direction: a card number or an amount stays readable in an Arabic line. */
function Block({ block, logo, code }: BlockProps): ReactElement | null {
  switch (block.kind) {
    case 'logo':
      return logo ?? null;
    case 'text':
      return (
        <p className={`${style.text} ${style[block.align]} ${style[block.weight]}`}>
          {numbersWhole(block.text)}
        </p>
      );
    case 'row':
      return (
        <p className={`${style.row} ${block.strong ? style.strong : ''}`}>
          <span>
            <bdi>{block.label}</bdi>
          </span>
          <span className={style.value}>
            <bdi>{unbroken(block.value)}</bdi>
          </span>
        </p>
      );
    case 'rule':
    case 'tear':
      return <hr className={style[block.kind]} />;
    case 'space':
      return <div className={style.space} />;
    case 'qr':
      return (
        <div className={style.code}>
          {code(block)}
          <p className={style.center}>
            <bdi>{block.caption}</bdi>
          </p>
        </div>
      );
  }
}
