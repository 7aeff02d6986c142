import { ArrowRight, House } from 'lucide-react';
import type { ReactElement } from 'react';
import { Button, ThanksPicture } from '../../design/index.ts';
import { ScreenFrame } from '../../frame/index.ts';
import { useTexts } from '../../i18n/index.ts';
import style from './exercise-done.module.css';
import type { Exercise } from './practice-steps.ts';
import { usePractice } from './use-practice.ts';

type DoneProps = {
  readonly exercise: Exercise;
  readonly title: string;
  readonly lead: readonly string[];
};

/** The end of an exercise: what was done in it, and the next one. */
export function ExerciseDone({ exercise, title, lead }: DoneProps): ReactElement {
  const { exercises, go, back, stop } = usePractice();
  const { say } = useTexts();
  const next = exercises[exercises.indexOf(exercise) + 1];
  return (
    <ScreenFrame
      part={`practice ${exercise}`}
      title={title}
      lead={lead.map((words) => <p key={words}>{words}</p>)}
      back={back}
      action={
        <>
          {next && (
            <Button
              look="primary"
              wide
              icon={ArrowRight}
              iconTurns
              iconAtEnd
              testId="practice-next"
              onPress={() => go(next)}
            >
              {say('practice.next')}
            </Button>
          )}
          <Button look={next ? undefined : 'primary'} wide icon={House} testId="practice-stop" onPress={stop}>
            {say('practice.stop')}
          </Button>
        </>
      }
    >
      <div className={style.picture}>
        <ThanksPicture />
      </div>
    </ScreenFrame>
  );
}
