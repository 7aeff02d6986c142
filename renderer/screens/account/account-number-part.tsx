import { ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { Button } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { Entry } from '../../keyboard/index.ts';
import { BillPicture } from './bill-picture.tsx';
import { Problem } from './problem.tsx';

const LONGEST = 20;
const SHORTEST = 3;

/** The first question: the account's number. */
export function AccountNumberPart({ screen }: { readonly screen: ScreenOf<'account'> }): ReactElement {
  const { settings, draft, type } = useKiosk();
  const { say } = useTexts();
  const offered = settings.town.services.find(({ serviceId }) => serviceId === screen.serviceId);
  const service = offered?.kind === 'pay-bill' ? offered : undefined;
  const enough = draft.accountNumber.trim().length >= SHORTEST;
  const goOn = (): void => {
    if (enough) type({ accountStep: 'fact', factKind: null });
  };
  return (
    <ScreenFrame
      part="number"
      title={say('account.number.title')}
      lead={
        <>
          <p>{service && <TownText text={service.account.whereToFind} />}</p>
          <p>{say('account.number.hint')}</p>
          {service?.account.cornerOfBill && screen.problem === null && (
            <BillPicture corner={service.account.cornerOfBill} example={service.account.example} />
          )}
        </>
      }
      notices={<Problem problem={screen.problem} />}
      step={{ step: 1, of: 4 }}
      back="session"
      place="middle"
      action={
        <Button
          look="primary"
          wide
          icon={ArrowRight}
          iconTurns
          iconAtEnd
          testId="continue"
          disabled={!enough}
          onPress={goOn}
        >
          {say('common.continue')}
        </Button>
      }
    >
      <Entry
        label={`${say('account.number.label')}${service ? ` · ${say('account.number.example', { example: `\u2066${service.account.example}\u2069` })}` : ''}`}
        value={draft.accountNumber}
        onChange={(accountNumber) => type({ accountNumber: accountNumber.toUpperCase() })}
        onEnter={goOn}
        use={service?.account.digitsOnly ? 'number' : 'number-and-letters'}
        longest={LONGEST}
        invalid={screen.problem !== null}
        testId="account-number"
      />
    </ScreenFrame>
  );
}
