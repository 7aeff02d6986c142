import { ListChecks, RotateCcw } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { AmountRows, Button, Notice } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { type TextKey, useTexts } from '../../i18n/index.ts';

type PayAgain = ScreenOf<'pay-again'>;

const hints: Readonly<Partial<Record<PayAgain['reason'], TextKey>>> = {
  refused: 'payAgain.hint.refused',
  'wrong-pin': 'payAgain.hint.wrong-pin',
  'invalid-card': 'payAgain.hint.invalid-card',
  'not-allowed': 'payAgain.hint.not-allowed',
};

/** The payment was not made: says why, that nothing was charged, and offers to try again. */
export function PayAgainScreen({ screen }: { readonly screen: PayAgain }): ReactElement {
  const { calls, act } = useKiosk();
  const { say, language } = useTexts();
  const hint = hints[screen.reason];
  return (
    <ScreenFrame
      title={say(`payAgain.reason.${screen.reason}`)}
      lead={
        <>
          <p>{say('payAgain.lead')}</p>
          {hint && <p>{say(hint)}</p>}
        </>
      }
      notices={screen.problem && <Notice look="bad">{say(`review.problem.${screen.problem}`)}</Notice>}
      step={{ step: 4, of: 4 }}
      back="session"
      action={
        <>
          <Button
            wide
            icon={ListChecks}
            testId="change-bills"
            onPress={() => act(() => calls['session.back']({}))}
          >
            {say('payAgain.otherBills')}
          </Button>
          <Button
            look="primary"
            wide
            icon={RotateCcw}
            testId="pay"
            onPress={() => act(() => calls['payment.start']({ withoutPaper: true }))}
          >
            {say('payAgain.again')}
          </Button>
        </>
      }
    >
      <AmountRows
        rows={[]}
        total={{
          key: 'total',
          label: say('common.total'),
          value: <bdi>{formatMoney(screen.total, language)}</bdi>,
        }}
      />
    </ScreenFrame>
  );
}
