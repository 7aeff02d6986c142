import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { Button } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Help } from '../parts/help.tsx';
import { PaymentFacts } from '../parts/payment-facts.tsx';

/** The town does not take what was sent; a clerk has been notified, and can help. */
export function NotTakenScreen({ screen }: { readonly screen: ScreenOf<'not-taken'> }): ReactElement {
  const { calls, act } = useKiosk();
  const { say } = useTexts();
  return (
    <ScreenFrame
      title={say('form.notTaken.title')}
      lead={say('form.notTaken.lead')}
      action={
        <Button
          look="primary"
          wide
          icon={Check}
          testId="finish"
          endsSession
          onPress={() => act(() => calls['session.end']({}))}
        >
          {say('done.finish')}
        </Button>
      }
    >
      <PaymentFacts total={null} reference={screen.reference} />
      <Help />
    </ScreenFrame>
  );
}
