import { ArrowRight } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Button, Notice } from '../../design/index.ts';
import { type DraftOf, ScreenFrame, untilHome, useDraft, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { Entry } from '../../keyboard/index.ts';

const ASKS = {
  reference: { use: 'number-and-letters', longest: 30, direction: 'ltr' },
  surname: { use: 'text', longest: 60, direction: 'auto' },
} as const;

/** A reference, and the family name that opens what has it. */
const referenceDraft: DraftOf<{ readonly reference: string; readonly surname: string }> = {
  empty: { reference: '', surname: '' },
  staysOn: untilHome,
};

type ReferenceProps = {
  readonly asks: keyof typeof ASKS;
  readonly title: string;
  readonly lead: string;
  /** What stands over the field. */
  readonly label: string;
  readonly problem: string | null;
  /** What was wrong before, in words. */
  readonly problemInWords: ReactNode;
  readonly busy: boolean;
  /** Sends both; the family name is null as long as it is not asked for. */
  readonly send: (typed: { readonly reference: string; readonly surname: string | null }) => Promise<unknown>;
};

/** Asks for a reference and then, where it takes one, for the family name on it. */
export function ReferenceScreen(props: ReferenceProps): ReactElement {
  const { asks, title, lead, label, problem, problemInWords, busy, send } = props;
  const { settings, act } = useKiosk();
  const [draft, type] = useDraft(referenceDraft);
  const { say } = useTexts();
  const value = draft[asks];
  const enough = value.trim() !== '';
  const goOn = (): void => {
    if (!enough || busy) return;
    const { reference, surname } = draft;
    act(() => send({ reference, surname: asks === 'surname' ? surname : null }));
  };
  return (
    <ScreenFrame
      part={asks}
      title={title}
      lead={lead}
      notices={
        problem && (
          <Notice look="bad">
            <p>{problemInWords}</p>
            {problem !== 'bad-input' && (
              <p>
                <TownText text={settings.town.definition.help} />
              </p>
            )}
          </Notice>
        )
      }
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
        label={label}
        value={value}
        onChange={(next) => type({ [asks]: asks === 'reference' ? next.toUpperCase() : next })}
        onEnter={goOn}
        {...ASKS[asks]}
        invalid={problem !== null}
        testId={`field-${asks}`}
      />
    </ScreenFrame>
  );
}
