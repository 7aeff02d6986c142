import { type Answer, type Field, isChosenSlot, type SingleAnswer } from '../../../domain/form/index.ts';
import { GroupEditor } from './group-editor.tsx';
import { type Questions, say } from './problems.ts';
import { SingleEditor, Stays } from './single-editor.tsx';
import { texts } from './texts.ts';

type FieldEditorProps = {
  readonly field: Field;
  readonly answer: Answer | undefined;
  readonly questions: Questions;
  readonly onChange: (answer: Answer | undefined) => void;
};

/** One question with its answer, to be corrected. */
export function FieldEditor({ field, answer, questions, onChange }: FieldEditorProps) {
  switch (field.kind) {
    case 'group':
      return <GroupEditor field={field} answer={answer} questions={questions} onChange={onChange} />;
    case 'slot':
      return (
        <Stays label={say(field.label, questions)} why={texts.time}>
          {isChosenSlot(answer) ? `${answer.facilityId}, ${answer.unitId}, ${answer.starts}` : texts.notGiven}
        </Stays>
      );
    default:
      return (
        <SingleEditor
          field={field}
          // The answer to a field that stands for itself is neither a group nor a slot; what is else is shown as if there were none.
          answer={isSingle(answer) ? answer : undefined}
          questions={questions}
          onChange={onChange}
        />
      );
  }
}

const isSingle = (answer: Answer | undefined): answer is SingleAnswer =>
  !isChosenSlot(answer) && !(Array.isArray(answer) && answer.some((one) => typeof one === 'object'));
