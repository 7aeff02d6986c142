import { ArrowRight } from 'lucide-react';
import type { ReactElement } from 'react';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { dateLocaleOf } from '../../../domain/text/index.ts';
import { Button, Notice } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { Entry } from '../../keyboard/index.ts';

const ASKS = {
  reference: { field: 'reference', use: 'number-and-letters', longest: 30, direction: 'ltr' },
  surname: { field: 'applicant', use: 'text', longest: 60, direction: 'auto' },
} as const;

/** Asks for the reference of an appointment, then for the family name. */
export function CheckInScreen({ screen }: { readonly screen: ScreenOf<'check-in'> }): ReactElement {
  const { calls, settings, act, draft, type } = useKiosk();
  const { say, language } = useTexts();
  const { asks, problem, at, busy } = screen;
  const { field, use, longest, direction } = ASKS[asks];
  const value = draft[field];
  const enough = value.trim() !== '';
  const { timeZone } = settings.town.definition;
  const days = new Intl.DateTimeFormat(dateLocaleOf(language), {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone,
  });
  const goOn = (): void => {
    if (!enough || busy) return;
    const surname = asks === 'surname' ? draft.applicant : null;
    act(() => calls['queue.identify']({ reference: draft.reference, surname }));
  };
  return (
    <ScreenFrame
      part={asks}
      title={say(`queue.${asks}.title`)}
      lead={say(`queue.${asks}.lead`)}
      notices={
        problem && (
          <Notice look="bad">
            <p>{say(`queue.wrong.${problem}`, { day: at === null ? '' : days.format(new Date(at)) })}</p>
            {problem !== 'bad-input' && (
              <p>
                <TownText text={settings.town.definition.help} />
              </p>
            )}
          </Notice>
        )
      }
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
        label={say(`queue.${asks}.label`)}
        value={value}
        onChange={(next) => type({ [field]: asks === 'reference' ? next.toUpperCase() : next })}
        onEnter={goOn}
        use={use}
        longest={longest}
        direction={direction}
        invalid={problem !== null}
        testId={`field-${asks}`}
      />
    </ScreenFrame>
  );
}
