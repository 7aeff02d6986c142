import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { formatMoney } from '../../../domain/money/index.ts';
import { ScreenFrame } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { FinishButton, LeaveWithSlip, PaymentFacts, Working } from '../parts/index.ts';

/** All of the money goes back to the card. */
export function ReturningScreen({ screen }: { readonly screen: ScreenOf<'returning'> }): ReactElement {
  const { say, language } = useTexts();
  const amount = formatMoney(screen.total, language);
  return (
    <ScreenFrame
      part={screen.done ? 'done' : 'under-way'}
      title={say(screen.done ? 'returning.doneTitle' : 'returning.title')}
      lead={
        <>
          <p>{say(`returning.why.${screen.why}`)}</p>
          <p>{say(screen.done ? 'returning.doneLead' : 'returning.lead', { amount })}</p>
        </>
      }
      out={screen.done ? 'language-and-leave' : 'none'}
      action={screen.done ? <FinishButton label={say('returning.finish')} /> : <LeaveWithSlip />}
    >
      <PaymentFacts total={screen.total} reference={screen.reference} />
      {!screen.done && <Working />}
    </ScreenFrame>
  );
}
