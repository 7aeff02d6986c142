import { ReceiptText } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { Button } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { clerkMoneyInWords, FinishButton, Help, PaymentFacts } from '../parts/index.ts';

/** A clerk has the money: what is known of it, and where to ask. */
export function ClerkScreen({ screen }: { readonly screen: ScreenOf<'clerk'> }): ReactElement {
  const { calls, act } = useKiosk();
  const texts = useTexts();
  const { say } = texts;
  const { money, total } = screen;
  return (
    <ScreenFrame
      part={money.kind}
      title={say(`clerk.title.${money.kind}`)}
      action={
        <>
          <FinishButton label={say('clerk.finish')} look="quiet" />
          <Button
            look="primary"
            wide
            icon={ReceiptText}
            testId="leave-with-slip"
            onPress={() => act(() => calls['payment.leave']({}))}
          >
            {say('clerk.slip')}
          </Button>
        </>
      }
    >
      <div>
        <p data-testid={`clerk-${money.kind}`}>{clerkMoneyInWords(money, total, texts)}</p>
        <p>{say('clerk.ask')}</p>
      </div>
      <PaymentFacts total={total} reference={screen.reference} />
      <Help />
    </ScreenFrame>
  );
}
