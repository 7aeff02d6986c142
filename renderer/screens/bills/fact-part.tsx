import { ArrowRight, Pencil } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { Button } from '../../design/index.ts';
import { ScreenFrame, useDraft, useKiosk } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { Entry } from '../../keyboard/index.ts';
import { accountDraft } from './account-draft.ts';
import { Problem } from './problem.tsx';
import { useGoingOn } from './use-going-on.ts';

const facts = {
  surname: {
    texts: 'account.surname',
    field: 'surname',
    use: 'text',
    longest: 60,
    shortest: 1,
    direction: 'auto',
  },
  'bill-number': {
    texts: 'account.billNumber',
    field: 'billNumber',
    use: 'number-and-letters',
    longest: 30,
    shortest: 3,
    direction: 'ltr',
  },
} as const;

type FactProps = { readonly screen: ScreenOf<'account'>; readonly kind: keyof typeof facts };

/** The fact itself, typed. */
export function FactPart({ screen, kind }: FactProps): ReactElement {
  const { calls, act } = useKiosk();
  const [draft] = useDraft(accountDraft);
  const type = useGoingOn(screen);
  const { say } = useTexts();
  const fact = facts[kind];
  const value = draft[fact.field];
  const enough = value.trim().length >= fact.shortest;
  const goOn = (): void => {
    if (!enough) return;
    const { accountNumber } = draft;
    act(() => calls['bills.identify']({ accountNumber, secondFact: { kind, value: value.trim() } }));
  };
  return (
    <ScreenFrame
      part={kind}
      title={say(`${fact.texts}.title`)}
      lead={say(`${fact.texts}.lead`)}
      notices={<Problem problem={screen.problem} />}
      step={{ step: 1, of: 4 }}
      back={() => type({ factKind: null })}
      action={
        <>
          {screen.problem !== null && screen.known === 'nothing' && (
            <Button
              wide
              icon={Pencil}
              testId="check-number"
              onPress={() => type({ accountStep: 'number', factKind: null })}
            >
              {say('account.checkNumber')}
            </Button>
          )}
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
        </>
      }
    >
      <Entry
        label={say(`${fact.texts}.label`)}
        value={value}
        onChange={(next) => type({ [fact.field]: kind === 'surname' ? next : next.toUpperCase() })}
        onEnter={goOn}
        use={fact.use}
        longest={fact.longest}
        direction={fact.direction}
        invalid={screen.problem !== null}
        testId={`field-${kind}`}
      />
    </ScreenFrame>
  );
}
