import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { ScreenFrame } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { FinishButton, Help, PaymentFacts } from '../parts/index.ts';

/** The town does not take what was sent; a clerk has been notified, and can help. */
export function NotTakenScreen({ screen }: { readonly screen: ScreenOf<'not-taken'> }): ReactElement {
  const { say } = useTexts();
  return (
    <ScreenFrame
      title={say('form.notTaken.title')}
      lead={say('form.notTaken.lead')}
      action={<FinishButton label={say('done.finish')} />}
    >
      <PaymentFacts total={null} reference={screen.reference} />
      <Help />
    </ScreenFrame>
  );
}
