import { ArrowRight } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import {
  type Answer,
  type AnswerProblem,
  type Answers,
  checkPage,
  type Field,
  type FormPage,
  type GroupItem,
  groupItems,
} from '../../../domain/form/index.ts';
import { Button, Notice } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import { AnswerControl } from './answer-control.tsx';
import style from './form.module.css';
import { problemInWords } from './problem-in-words.ts';
import { useSlotRules } from './use-slot-rules.ts';

type QuestionProps = {
  readonly page: FormPage;
  readonly place: { readonly step: number; readonly of: number };
  readonly field: Field;
  /** Of a group's repetition: which one, e.g. `Vehicle 2`. */
  readonly item?: ReactElement;
  readonly answer: Answer | undefined;
  readonly before: Answers;
  readonly today: string;
  /** What main found wrong with it. */
  readonly problem: AnswerProblem | null;
  readonly onChange: (answer: Answer | undefined) => void;
  readonly onItem: (index: number, answers: GroupItem) => void;
  readonly onContinue: (answer: Answer | undefined) => void;
  readonly back: 'session' | (() => void);
};

/** One question. What is wrong with its answer is said before it goes on. */
export function QuestionPart(props: QuestionProps): ReactElement {
  const { field, answer, page } = props;
  const { settings } = useKiosk();
  const texts = useTexts();
  const { say } = texts;
  const slots = useSlotRules();
  const [wrong, setWrong] = useState(props.problem);
  const [seen, setSeen] = useState(props.problem);
  if (props.problem !== seen) {
    setSeen(props.problem);
    setWrong(props.problem);
  }
  const goOn = (): void => {
    const checked = checkPage(
      { ...page, fields: [field] },
      props.before,
      answerOnly(field, answer),
      props.today,
      slots,
    );
    const [first = null] = checked.kind === 'wrong' ? checked.problems : [];
    if (first) setWrong(first);
    else props.onContinue(answer);
  };
  const change = (next: Answer | undefined): void => {
    setWrong(null);
    props.onChange(next);
  };
  const { currency } = settings.town.definition;
  // Nothing leads on from a group before it has its fewest: the button that adds one does.
  const lacks = field.kind === 'group' && (groupItems(answer) ?? []).length < field.fewest;
  const isAlone = page.fields.length === 1 && !props.item;
  return (
    <ScreenFrame
      part={`${page.pageId} ${field.fieldId} ${props.item ? 'item' : ''}`}
      title={<TownText text={field.label} />}
      lead={
        <>
          {!isAlone && <p className={style.page}>{props.item ?? <TownText text={page.title} />}</p>}
          {page.lead && isAlone && (
            <p>
              <TownText text={page.lead} />
            </p>
          )}
          {field.hint && (
            <p>
              <TownText text={field.hint} />
            </p>
          )}
        </>
      }
      notices={wrong && <Notice look="bad">{problemInWords(wrong, field, texts, currency)}</Notice>}
      step={props.place}
      back={props.back}
      place={field.kind === 'place' ? 'fill' : 'start'}
      action={
        !lacks && (
          <Button look="primary" wide icon={ArrowRight} iconTurns iconAtEnd testId="continue" onPress={goOn}>
            {say(field.optional && answer === undefined ? 'form.skip' : 'common.continue')}
          </Button>
        )
      }
    >
      <AnswerControl
        field={field}
        answer={answer}
        before={props.before}
        today={props.today}
        invalid={wrong !== null}
        onChange={change}
        onItem={props.onItem}
        onEnter={goOn}
      />
    </ScreenFrame>
  );
}

const answerOnly = (field: Field, answer: Answer | undefined): Answers =>
  answer === undefined ? {} : { [field.fieldId]: answer };
