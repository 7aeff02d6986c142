import { ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactElement, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { ReceiptDocument } from '../../domain/paper/index.ts';
import { ReceiptBlocks } from '../../paper-view/index.ts';
import { Button } from './button.tsx';
import { QrCode } from './qr-code.tsx';
import style from './receipt-view.module.css';

type ReceiptViewProps = {
  readonly document: ReceiptDocument;
  readonly label: string;
  /** What the button says that moves on to the rest, and the one that moves back. */
  readonly words: { readonly more: string; readonly top: string };
};

/** Of what is in sight so much is still there after moving on. */
const KEPT = 0.15;

/** Whole in one column, whole in two side by side, or cut. */
type Fit = 'one' | 'two' | 'cut';
const NEXT: Readonly<Record<Fit, Fit>> = { one: 'two', two: 'cut', cut: 'cut' };

/**
 * A receipt as it would be on paper, in the language and direction of the receipt: wholly in sight, to be photographed; where there
 * is no room for that, with a button that says that there is more.
 */
export function ReceiptView({ document, label, words }: ReceiptViewProps): ReactElement {
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLElement>(null);
  const fit = useFit(frame, box);
  const [atEnd, setAtEnd] = useState(false);
  function look(): void {
    const at = box.current;
    if (at) setAtEnd(at.scrollTop + at.clientHeight >= at.scrollHeight - 2);
  }
  function move(): void {
    const at = box.current;
    if (!at) return;
    if (atEnd) at.scrollTo({ top: 0 });
    else at.scrollBy({ top: at.clientHeight * (1 - KEPT) });
  }
  return (
    <div className={style.frame} ref={frame} data-fit={fit}>
      <section
        className={style.receipt}
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long receipt is scrolled by keys as well
        tabIndex={0}
        data-scrolls
        ref={box}
        onScroll={look}
      >
        <div className={style.paper} lang={document.language} dir={document.direction}>
          <ReceiptBlocks
            blocks={document.blocks}
            code={({ data, caption }) => <QrCode data={data} label={caption} />}
          />
        </div>
      </section>
      {fit === 'cut' && (
        <Button icon={atEnd ? ChevronUp : ChevronDown} testId="receipt-more" onPress={move}>
          {atEnd ? words.top : words.more}
        </Button>
      )}
    </div>
  );
}

/** How a receipt fits its room: what does not fit in one way is tried in the next. */
function useFit(frame: RefObject<HTMLElement | null>, box: RefObject<HTMLElement | null>): Fit {
  const [fit, setFit] = useState<Fit>('one');
  useLayoutEffect(() => {
    const [room, receipt] = [frame.current, box.current];
    if (!room || !receipt || fit === 'cut') return;
    const look = (): void => {
      if (receipt.scrollHeight > room.clientHeight + 1) setFit(NEXT[fit]);
    };
    const observer = new ResizeObserver(look);
    for (const one of [room, receipt, ...receipt.children]) observer.observe(one);
    return () => observer.disconnect();
  }, [fit, frame, box]);
  return fit;
}
