import type { ReactElement } from 'react';
import {
  type Answers,
  type FieldOf,
  type FormService,
  fieldsFor,
  type GroupItem,
  groupItems,
  type SingleAnswer,
} from '../../../domain/form/index.ts';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { TownText } from '../../i18n/index.ts';
import type { PageDraft } from './form-draft.ts';
import { QuestionPart } from './question-part.tsx';
import { withAnswer } from './with-answer.ts';

type ItemProps = {
  readonly screen: ScreenOf<'form'>;
  readonly service: FormService;
  readonly field: FieldOf<'group'>;
  readonly item: NonNullable<PageDraft['item']>;
  readonly answers: Answers;
  readonly change: (to: Partial<PageDraft>) => void;
};

/** The questions of one of a group's repetitions; at its end it joins the others. */
export function GroupItemPart({ screen, service, field, item, answers, change }: ItemProps): ReactElement {
  const page = { pageId: screen.pageId, title: field.label, fields: [...field.fields] };
  const fields = fieldsFor(page, item.answers);
  const step = Math.min(item.step, fields.length - 1);
  const one = fields[step];
  if (!one) throw new Error('a group without a question');
  const problem = screen.problems.find(
    ({ path }) => path[0] === field.fieldId && path[1] === item.index && path[2] === one.fieldId,
  );

  function goOn(given: SingleAnswer | undefined): void {
    const kept = withAnswer<GroupItem>(item.answers, one?.fieldId ?? '', given);
    const asked = fieldsFor(page, kept);
    const at = asked.findIndex(({ fieldId }) => fieldId === one?.fieldId);
    if (at + 1 < asked.length) {
      change({ item: { ...item, answers: kept, step: at + 1 } });
      return;
    }
    const items = [...(groupItems(answers[field.fieldId]) ?? [])];
    items[item.index] = kept;
    change({ item: null, answers: { ...onPage(answers, screen, service), [field.fieldId]: items } });
  }

  return (
    <QuestionPart
      key={`${item.index} ${one.fieldId}`}
      page={page}
      item={
        <>
          <TownText text={field.itemTitle} /> {item.index + 1}
        </>
      }
      place={{ step: screen.number, of: screen.of }}
      field={one}
      answer={item.answers[one.fieldId]}
      before={{ ...answers, ...item.answers }}
      today={screen.today}
      problem={problem ?? null}
      onChange={(given) =>
        change({
          item: {
            ...item,
            step,
            answers: withAnswer<GroupItem>(item.answers, one.fieldId, given as SingleAnswer | undefined),
          },
        })
      }
      onItem={() => undefined}
      onContinue={(given) => goOn(given as SingleAnswer | undefined)}
      back={() => change({ item: step === 0 ? null : { ...item, step: step - 1 } })}
    />
  );
}

/** Of all that is known, what belongs to the page being filled in. */
function onPage(answers: Answers, screen: ScreenOf<'form'>, service: FormService): Answers {
  const page = service.pages.find(({ pageId }) => pageId === screen.pageId);
  const ids = new Set(page?.fields.map(({ fieldId }) => fieldId));
  return Object.fromEntries(Object.entries(answers).filter(([fieldId]) => ids.has(fieldId)));
}
