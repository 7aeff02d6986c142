import type { ReactElement } from 'react';
import type { Field } from '../../../domain/form/index.ts';
import { type LocalizedText, withoutRegion } from '../../../domain/text/index.ts';
import { useTexts } from '../../i18n/index.ts';
import { QuestionPart } from '../form/index.ts';
import { PracticeKiosk } from './practice-kiosk.tsx';
import { usePractice } from './use-practice.ts';

const DRINKS = ['tea', 'coffee', 'water'] as const;
const LONGEST = 40;

/** Chooses one of three, on the screen of a service's question. */
export function ChooseExercise(): ReactElement {
  const { say } = useTexts();
  const inWords = useOwnWords();
  const field: Field = {
    kind: 'choice',
    fieldId: 'drink',
    label: inWords(say('practice.choose.question')),
    optional: false,
    options: DRINKS.map((value) => ({ value, label: inWords(say(`practice.choose.${value}`)) })),
  };
  return <PracticeQuestion field={field} hint={say('practice.choose.hint')} next="chosen" />;
}

/** Types a word, on the screen of a service's question. */
export function TypeExercise(): ReactElement {
  const { say } = useTexts();
  const inWords = useOwnWords();
  const field: Field = {
    kind: 'text',
    fieldId: 'colour',
    label: inWords(say('practice.type.question')),
    optional: false,
    shortest: 1,
    longest: LONGEST,
    of: 'anything',
    lines: false,
  };
  return <PracticeQuestion field={field} hint={say('practice.type.hint')} next="typed" />;
}

/** What was answered, in words. */
export function useAnswerInWords(): (fieldId: 'drink' | 'colour') => string {
  const { answers } = usePractice().draft;
  const { say } = useTexts();
  return (fieldId) => {
    const answer = answers[fieldId];
    const drink = DRINKS.find((one) => one === answer);
    return drink ? say(`practice.choose.${drink}`) : String(answer ?? '');
  };
}

type QuestionProps = {
  readonly field: Field;
  readonly hint: string;
  readonly next: 'chosen' | 'typed';
};

function PracticeQuestion({ field, hint, next }: QuestionProps): ReactElement {
  const { draft, type, back } = usePractice();
  const { fieldId } = field;
  return (
    <PracticeKiosk hint={hint}>
      <QuestionPart
        page={{ pageId: 'practice', title: field.label, fields: [field] }}
        place={{ step: 1, of: 2 }}
        field={field}
        answer={draft.answers[fieldId]}
        before={{}}
        today=""
        problem={null}
        onChange={(answer) =>
          type({ answers: answer === undefined ? {} : { ...draft.answers, [fieldId]: answer } })
        }
        onItem={() => undefined}
        onContinue={() => type({ at: next })}
        back={back}
      />
    </PracticeKiosk>
  );
}

/** The product's words as a town's text in the language that is shown. */
function useOwnWords(): (words: string) => LocalizedText {
  const { language } = useTexts();
  return (words) => ({ [withoutRegion(language)]: words });
}
