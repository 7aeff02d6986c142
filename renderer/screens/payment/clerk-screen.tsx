import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { ScreenFrame } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { FinishButton, Help, PaymentFacts } from '../parts/index.ts';

/** Nobody knows yet how the payment ended: a clerk has it, and here is where to ask. */
export function ClerkScreen({ screen }: { readonly screen: ScreenOf<'clerk'> }): ReactElement {
  const { say } = useTexts();
  return (
    <ScreenFrame
      title={say('clerk.title')}
      lead={say('clerk.lead')}
      action={<FinishButton label={say('clerk.finish')} />}
    >
      <PaymentFacts total={screen.total} reference={screen.reference} />
      <Help />
    </ScreenFrame>
  );
}
