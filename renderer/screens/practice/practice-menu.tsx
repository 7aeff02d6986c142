import { CreditCard, Keyboard, type LucideIcon, Pointer } from 'lucide-react';
import type { ReactElement } from 'react';
import { Tile } from '../../design/index.ts';
import { ScreenFrame } from '../../frame/index.ts';
import { type TextKey, useTexts } from '../../i18n/index.ts';
import type { Exercise } from './practice-steps.ts';
import { usePractice } from './use-practice.ts';

type Shown = { readonly icon: LucideIcon; readonly title: TextKey; readonly detail: TextKey };

const SHOWN: Readonly<Record<Exercise, Shown>> = {
  choose: { icon: Pointer, title: 'practice.choose.title', detail: 'practice.choose.detail' },
  type: { icon: Keyboard, title: 'practice.type.title', detail: 'practice.type.detail' },
  number: { icon: CreditCard, title: 'practice.pay.title', detail: 'practice.pay.detail' },
};

/** Asks which exercise. */
export function PracticeMenu(): ReactElement {
  const { exercises, go, back } = usePractice();
  const { say } = useTexts();
  return (
    <ScreenFrame part="practice" title={say('practice.open')} lead={say('practice.lead')} back={back}>
      {exercises.map((exercise) => {
        const { icon, title, detail } = SHOWN[exercise];
        return (
          <Tile
            key={exercise}
            icon={icon}
            title={say(title)}
            detail={say(detail)}
            testId={`practice-${exercise}`}
            onPress={() => go(exercise)}
          />
        );
      })}
    </ScreenFrame>
  );
}
