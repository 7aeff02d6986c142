import { ArrowLeft, CreditCard } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { Button } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { ReviewRows } from './review-rows.tsx';

/** The printer cannot print: asked before any money moves, because it is the resident's choice to make. */
export function PaperQuestion({ screen }: { readonly screen: ScreenOf<'review'> }): ReactElement {
  const { calls, act } = useKiosk();
  const { say } = useTexts();
  return (
    <ScreenFrame
      part="paper"
      title={say('review.paper.title')}
      lead={say('review.paper.lead')}
      step={{ step: 3, of: 4 }}
      back="session"
      action={
        <>
          <Button
            wide
            icon={ArrowLeft}
            iconTurns
            testId="no-paper-back"
            onPress={() => act(() => calls['session.back']({}))}
          >
            {say('review.paper.no')}
          </Button>
          <Button
            look="primary"
            wide
            asksFirst
            icon={CreditCard}
            testId="pay-without-paper"
            onPress={() => act(() => calls['payment.start']({ withoutPaper: true }))}
          >
            {say('review.paper.yes')}
          </Button>
        </>
      }
    >
      <ReviewRows screen={screen} />
    </ScreenFrame>
  );
}
