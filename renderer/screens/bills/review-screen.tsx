import { CreditCard } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { Button, Notice } from '../../design/index.ts';
import { Banners, ScreenFrame, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Busy, Help, useAccountWords } from '../parts/index.ts';
import { PaperQuestion } from './paper-question.tsx';
import { ReviewRows } from './review-rows.tsx';

type Review = ScreenOf<'review'>;

/** After these nothing can be paid until the bills have been looked at again. */
const MUST_GO_BACK: readonly Review['problem'][] = ['paid', 'in-doubt', 'amount-changed', 'not-found'];

/** Shows what will be paid, before any money moves. */
export function ReviewScreen({ screen }: { readonly screen: Review }): ReactElement {
  const { calls, act } = useKiosk();
  const { say, language } = useTexts();
  const { number } = useAccountWords();
  const { problem, total } = screen;
  if (screen.busy) return <Busy title={say('review.busy')} />;
  if (screen.paper === 'ask' && problem === null) return <PaperQuestion screen={screen} />;
  const mustGoBack = MUST_GO_BACK.includes(problem);
  const show = (amountMinor: number): string => formatMoney({ ...total, amountMinor }, language);
  const pay = (): void => act(() => calls['payment.start']({ withoutPaper: screen.paper !== 'ok' }));
  return (
    <ScreenFrame
      part="review"
      title={say('review.title')}
      lead={
        <>
          <p>
            {number} <bdi data-spell>{screen.accountNumber}</bdi>
          </p>
          {!mustGoBack && <p>{say(screen.paper === 'ok' ? 'review.lead' : 'review.withoutPaper')}</p>}
        </>
      }
      notices={problem ? <Notice look="bad">{say(`review.problem.${problem}`)}</Notice> : <Banners />}
      step={{ step: 3, of: 4 }}
      back="session"
      action={
        !mustGoBack && (
          <Button look="primary" wide asksFirst icon={CreditCard} testId="pay" onPress={pay}>
            {problem ? say('review.tryAgain') : say('review.pay', { amount: show(total.amountMinor) })}
          </Button>
        )
      }
    >
      <ReviewRows screen={screen} />
      {problem === 'in-doubt' && <Help />}
    </ScreenFrame>
  );
}
