import { type Answer, type FieldOf, type GroupItem, groupItems, holds } from '../../../domain/form/index.ts';
import { Button } from '../design/index.ts';
import { type Questions, say } from './problems.ts';
import { Parts, SingleEditor } from './single-editor.tsx';
import { texts } from './texts.ts';
import { withAnswer } from './with-answer.ts';

type GroupEditorProps = {
  readonly field: FieldOf<'group'>;
  readonly answer: Answer | undefined;
  readonly questions: Questions;
  readonly onChange: (answer: Answer | undefined) => void;
};

/** Questions that are asked several times, such as one for each animal. */
export function GroupEditor({ field, answer, questions, onChange }: GroupEditorProps) {
  const items = groupItems(answer) ?? [];
  const replaced = (at: number, ...by: GroupItem[]): GroupItem[] => [
    ...items.slice(0, at),
    ...by,
    ...items.slice(at + 1),
  ];
  return (
    <Parts label={say(field.label, questions)}>
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is nothing but its place in the list
        <Parts key={at} label={`${say(field.itemTitle, questions)} ${at + 1}`}>
          {field.fields
            .filter(({ when }) => when === undefined || holds(when, item))
            .map((one) => (
              <SingleEditor
                key={one.fieldId}
                field={one}
                answer={item[one.fieldId]}
                questions={questions}
                onChange={(given) => onChange(replaced(at, { ...withAnswer(item, one.fieldId, given) }))}
              />
            ))}
          <Button look="quiet" onClick={() => onChange(replaced(at))}>
            {texts.remove}
          </Button>
        </Parts>
      ))}
      {items.length < field.most ? (
        <Button onClick={() => onChange([...items, {}])}>{texts.add}</Button>
      ) : null}
    </Parts>
  );
}
