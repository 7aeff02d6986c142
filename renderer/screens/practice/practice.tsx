import type { ReactElement } from 'react';
import { useTexts } from '../../i18n/index.ts';
import { ExerciseDone } from './exercise-done.tsx';
import { BillsExercise, NumberExercise, ReviewExercise, TerminalExercise } from './practice-bills.tsx';
import { PracticeMenu } from './practice-menu.tsx';
import { ChooseExercise, TypeExercise, useAnswerInWords } from './practice-question.tsx';
import { usePractice } from './use-practice.ts';

/** The kiosk to try out: three exercises on its own screens, in which nothing counts. */
export function Practice(): ReactElement | null {
  const { at } = usePractice().draft;
  const answerOf = useAnswerInWords();
  const { say } = useTexts();
  switch (at) {
    case null:
      return null;
    case 'menu':
      return <PracticeMenu />;
    case 'choose':
      return <ChooseExercise />;
    case 'chosen':
      return (
        <ExerciseDone
          exercise="choose"
          title={say('practice.choose.done', { answer: answerOf('drink') })}
          lead={[say('practice.choose.lead')]}
        />
      );
    case 'type':
      return <TypeExercise />;
    case 'typed':
      return (
        <ExerciseDone
          exercise="type"
          title={say('practice.type.done', { answer: answerOf('colour') })}
          lead={[say('practice.type.lead')]}
        />
      );
    case 'number':
      return <NumberExercise />;
    case 'bills':
      return <BillsExercise />;
    case 'review':
      return <ReviewExercise />;
    case 'present-card':
    case 'enter-pin':
    case 'remove-card':
      return <TerminalExercise phase={at} />;
    case 'paid':
      return (
        <ExerciseDone
          exercise="number"
          title={say('practice.pay.done')}
          lead={[say('practice.pay.lead'), say('practice.easier')]}
        />
      );
  }
}
