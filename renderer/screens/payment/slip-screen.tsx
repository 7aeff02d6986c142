import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { ReceiptView } from '../../design/index.ts';
import { ScreenFrame } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Busy, FinishButton } from '../parts/index.ts';
import { PrinterPicture } from './printer-picture.tsx';
import { receiptWords } from './receipt-words.ts';

/** What a resident who leaves an unsettled payment takes along: the paper, or a slip on the screen to photograph. */
export function SlipScreen({ screen }: { readonly screen: ScreenOf<'slip'> }): ReactElement {
  const texts = useTexts();
  const { say } = texts;
  const { document, paper } = screen;
  if (paper === 'printing') return <Busy title={say('slip.printing')} />;
  return (
    <ScreenFrame
      part={paper}
      title={say(`slip.${paper}.title`)}
      lead={say(`slip.${paper}.lead`)}
      place={paper === 'printed' ? 'start' : 'fill'}
      out="leave"
      action={<FinishButton label={say('slip.finish')} />}
    >
      {paper === 'printed' ? (
        <PrinterPicture />
      ) : (
        <ReceiptView document={document} label={document.title} words={receiptWords(texts)} />
      )}
    </ScreenFrame>
  );
}
