import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { Notice, QrCode, ReceiptSlotPicture, ReceiptView, ThanksPicture } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { type Texts, TownText, useTexts } from '../../i18n/index.ts';
import { FinishButton, PaymentFacts, Rating } from '../parts/index.ts';
import style from './done-screen.module.css';
import { receiptWords } from './receipt-words.ts';

/** Thanks, and where the receipt is. */
export function DoneScreen({ screen }: { readonly screen: ScreenOf<'done'> }): ReactElement {
  const texts = useTexts();
  const { say } = texts;
  const code = screen.document?.blocks.find((block) => block.kind === 'qr');
  return (
    <ScreenFrame
      title={say('done.title')}
      lead={
        <>
          <Outcome serviceId={screen.serviceId} />
          <p>{where(screen, texts)}</p>
        </>
      }
      notices={
        screen.queued && (
          <Notice look="info">{say(screen.total ? 'done.queued' : 'receipt.freeQueued')}</Notice>
        )
      }
      place={screen.document ? 'fill' : 'start'}
      beside={screen.document && <Rating />}
      action={<FinishButton label={say('done.finish')} />}
    >
      {screen.document ? (
        <div className={style.document}>
          <ReceiptView document={screen.document} label={say('done.scroll')} words={receiptWords(texts)} />
          {code && (
            <div className={style.code}>
              <QrCode data={code.data} label={code.caption} />
            </div>
          )}
        </div>
      ) : (
        <>
          <div className={style.picture}>
            {screen.way === 'print' ? <ReceiptSlotPicture /> : <ThanksPicture />}
          </div>
          <PaymentFacts total={screen.total} reference={screen.reference} />
          <div className={style.last}>
            <Rating />
          </div>
        </>
      )}
    </ScreenFrame>
  );
}

/** What happens now with what was given. */
function Outcome({ serviceId }: { readonly serviceId: string }): ReactElement | null {
  const { settings } = useKiosk();
  const service = settings.town.services.find((offered) => offered.serviceId === serviceId);
  return service?.kind === 'form' ? (
    <p>
      <TownText text={service.outcome.message} />
    </p>
  ) : null;
}

function where(screen: ScreenOf<'done'>, { say }: Texts): string {
  if (screen.way !== 'email') return say(`done.${screen.way}`);
  return screen.address === null
    ? say('done.emailPlain')
    : say('done.email', { address: `\u2066${screen.address}\u2069` });
}
