import { ListChecks, RotateCcw } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { AmountRows, Button, Notice } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { type TextKey, useTexts } from '../../i18n/index.ts';
import { Help } from '../parts/index.ts';

type PayAgain = ScreenOf<'pay-again'>;

const hints: Readonly<Partial<Record<PayAgain['reason'], TextKey>>> = {
  refused: 'payAgain.hint.refused',
  'wrong-pin': 'payAgain.hint.wrong-pin',
  'invalid-card': 'payAgain.hint.invalid-card',
  'not-allowed': 'payAgain.hint.not-allowed',
};

/** The payment was not made: says why, whether it is certain that nothing was charged, and offers to try again. */
export function PayAgainScreen({ screen }: { readonly screen: PayAgain }): ReactElement {
  const { calls, act } = useKiosk();
  const { say, language } = useTexts();
  const hint = hints[screen.reason];
  const canRepeat = screen.problem !== 'in-doubt';
  return (
    <ScreenFrame
      title={say(`payAgain.reason.${screen.reason}`)}
      lead={
        <>
          {(canRepeat || !screen.certain) && (
            <p data-testid={screen.certain ? 'not-charged' : 'said-not-charged'}>
              {say(screen.certain ? 'payAgain.lead' : 'payAgain.said')}
            </p>
          )}
          {hint && canRepeat && <p>{say(hint)}</p>}
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
          {canRepeat && (
            <Button
              look="primary"
              wide
              asksFirst
              icon={RotateCcw}
              testId="pay"
              onPress={() => act(() => calls['payment.start']({ withoutPaper: true }))}
            >
              {say('payAgain.again')}
            </Button>
          )}
        </>
      }
    >
      <AmountRows
        rows={
          screen.certain
            ? []
            : [
                {
                  key: 'reference',
                  label: say('common.reference'),
                  value: <bdi data-spell>{screen.reference}</bdi>,
                },
              ]
        }
        total={{
          key: 'total',
          label: say('common.total'),
          value: <bdi>{formatMoney(screen.total, language)}</bdi>,
        }}
      />
      {!canRepeat && <Help />}
    </ScreenFrame>
  );
}
