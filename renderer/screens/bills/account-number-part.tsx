import { ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { Button, Notice } from '../../design/index.ts';
import { ScreenFrame, useDraft, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { Entry } from '../../keyboard/index.ts';
import { useAccountWords } from '../parts/index.ts';
import { accountDraft } from './account-draft.ts';
import { BillPicture } from './bill-picture.tsx';
import { Problem } from './problem.tsx';
import { useGoingOn } from './use-going-on.ts';

const LONGEST = 20;
const SHORTEST = 3;

/** The first question: the account's number. */
export function AccountNumberPart({ screen }: { readonly screen: ScreenOf<'account'> }): ReactElement {
  const { settings, calls, act } = useKiosk();
  const [draft] = useDraft(accountDraft);
  const type = useGoingOn(screen);
  const { say } = useTexts();
  const words = useAccountWords();
  const offered = settings.town.services.find(({ serviceId }) => serviceId === screen.serviceId);
  const service = offered?.kind === 'pay-bill' ? offered : undefined;
  const enough = draft.accountNumber.trim().length >= SHORTEST;
  const bill = screen.scanned?.kind === 'bill-number' ? screen.scanned.value : null;
  const goOn = (): void => {
    if (!enough) return;
    if (bill === null) type({ accountStep: 'fact', factKind: null });
    else
      act(() =>
        calls['bills.identify']({
          accountNumber: draft.accountNumber,
          secondFact: { kind: 'bill-number', value: bill },
        }),
      );
  };
  return (
    <ScreenFrame
      part="number"
      title={words.question}
      lead={
        <>
          <p>{service && <TownText text={service.account.whereToFind} />}</p>
          <p>{say('account.number.hint')}</p>
          {service?.account.cornerOfBill && screen.problem === null && bill === null && (
            <BillPicture corner={service.account.cornerOfBill} example={service.account.example} />
          )}
        </>
      }
      notices={
        <>
          <Problem problem={screen.problem} />
          {bill !== null && screen.problem === null && (
            <Notice look="info">{say('account.billRead', { number: `\u2066${bill}\u2069` })}</Notice>
          )}
        </>
      }
      step={{ step: 1, of: 4 }}
      back="session"
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
        label={`${words.number}${service ? ` · ${say('account.number.example', { example: `\u2066${service.account.example}\u2069` })}` : ''}`}
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
