import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { Button } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { PaymentFacts } from '../parts/payment-facts.tsx';
import { Working } from '../parts/working.tsx';

/** The money goes back to the card. */
export function ReturningScreen({ screen }: { readonly screen: ScreenOf<'returning'> }): ReactElement {
  const { calls, act } = useKiosk();
  const { say, language } = useTexts();
  const amount = formatMoney(screen.total, language);
  return (
    <ScreenFrame
      part={screen.done ? 'done' : 'under-way'}
      title={say(screen.done ? 'returning.doneTitle' : 'returning.title')}
      lead={say(screen.done ? 'returning.doneLead' : 'returning.lead', { amount })}
      out={screen.done ? 'language-and-leave' : 'none'}
      action={
        screen.done && (
          <Button
            look="primary"
            wide
            icon={Check}
            testId="finish"
            endsSession
            onPress={() => act(() => calls['session.end']({}))}
          >
            {say('returning.finish')}
          </Button>
        )
      }
    >
      <PaymentFacts total={screen.total} reference={screen.reference} />
      {!screen.done && <Working />}
    </ScreenFrame>
  );
}
