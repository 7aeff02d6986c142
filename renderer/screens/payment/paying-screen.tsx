import { X } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { Button } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { LeaveWithSlip, PaymentFacts } from '../parts/index.ts';
import { TerminalPicture } from './terminal-picture.tsx';
import { useKnownPhase } from './use-known-phase.ts';

/** What to do at the card terminal, or what is being done. */
export function PayingScreen({ screen }: { readonly screen: ScreenOf<'paying'> }): ReactElement {
  const { calls, act } = useKiosk();
  const { say } = useTexts();
  const phase = useKnownPhase(screen.phase);
  return (
    <ScreenFrame
      title={
        <span aria-live="polite" data-phase={screen.phase}>
          {say(`paying.phase.${phase}.title`)}
        </span>
      }
      lead={<p aria-live="polite">{say(`paying.phase.${phase}.lead`)}</p>}
      step={{ step: 4, of: 4 }}
      out="none"
      beside={<PaymentFacts total={screen.total} reference={screen.reference} />}
      action={
        <>
          {screen.canCancel && (
            <Button wide icon={X} testId="cancel" onPress={() => act(() => calls['payment.cancel']({}))}>
              {say('paying.cancel')}
            </Button>
          )}
          {screen.canLeave && <LeaveWithSlip />}
        </>
      }
    >
      <TerminalPicture phase={phase} />
    </ScreenFrame>
  );
}
