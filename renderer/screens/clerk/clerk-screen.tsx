import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { Button } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Help } from '../parts/help.tsx';
import { PaymentFacts } from '../parts/payment-facts.tsx';

/** Nobody knows yet how the payment ended: a clerk has it, and here is where to ask. */
export function ClerkScreen({ screen }: { readonly screen: ScreenOf<'clerk'> }): ReactElement {
  const { calls, act } = useKiosk();
  const { say } = useTexts();
  return (
    <ScreenFrame
      title={say('clerk.title')}
      lead={say('clerk.lead')}
      action={
        <Button
          look="primary"
          wide
          icon={Check}
          testId="finish"
          endsSession
          onPress={() => act(() => calls['session.end']({}))}
        >
          {say('clerk.finish')}
        </Button>
      }
    >
      <PaymentFacts total={screen.total} reference={screen.reference} />
      <Help />
    </ScreenFrame>
  );
}
