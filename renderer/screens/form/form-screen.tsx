import { type ReactElement, useEffect } from 'react';
import { type Answers, type FormPage, type FormService, fieldsFor } from '../../../domain/form/index.ts';
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import { useDraft, useKiosk } from '../../frame/index.ts';
import { formDraft, type PageDraft } from './form-draft.ts';
import { GroupItemPart } from './group-item-part.tsx';
import { QuestionPart } from './question-part.tsx';
import { withAnswer } from './with-answer.ts';

type Form = ScreenOf<'form'>;

/** One page of a form: its questions, one after the other. */
export function FormScreen({ screen }: { readonly screen: Form }): ReactElement {
  const { settings } = useKiosk();
  const service = settings.town.services.find(({ serviceId }) => serviceId === screen.serviceId);
  const page =
    service?.kind === 'form' ? service.pages.find(({ pageId }) => pageId === screen.pageId) : undefined;
  if (service?.kind !== 'form' || !page) throw new Error('a page of a form that the town does not have');
  return <PagePart key={page.pageId} screen={screen} page={page} service={service} />;
}

type PageProps = { readonly screen: Form; readonly page: FormPage; readonly service: FormService };

function PagePart({ screen, page, service }: PageProps): ReactElement {
  const { calls, act } = useKiosk();
  const [draft, type] = useDraft(formDraft);
  const { problems } = screen;
  const here = draft.page?.pageId === page.pageId ? draft.page : asLeft(screen, page);
  const change = (to: Partial<PageDraft>): void => type({ page: { ...here, ...to } });
  const known: Answers = { ...screen.answers, ...here.answers };
  const fields = fieldsFor(page, known);
  const step = Math.min(here.step, fields.length - 1);
  const field = fields[step];

  // Main found something wrong that was not wrong by itself: its question is asked again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only new problems lead back
  useEffect(() => {
    const wrong = fields.findIndex(({ fieldId }) => problems.some(({ path }) => path[0] === fieldId));
    if (wrong !== -1) change({ step: wrong, item: null });
  }, [problems]);

  if (!field) throw new Error('a page that asks nothing');
  const { item } = here;
  if (field.kind === 'group' && item) {
    return (
      <GroupItemPart
        screen={screen}
        service={service}
        field={field}
        item={item}
        change={change}
        answers={known}
      />
    );
  }

  function send(answers: Answers): void {
    act(() => calls['form.answer']({ pageId: page.pageId, answers }));
  }

  function goOn(answer: Answers[string] | undefined): void {
    const answers = withAnswer(here.answers, field?.fieldId ?? '', answer);
    const asked = fieldsFor(page, { ...screen.answers, ...answers });
    const at = asked.findIndex(({ fieldId }) => fieldId === field?.fieldId);
    if (at + 1 < asked.length) change({ answers, step: at + 1 });
    else {
      const ids = new Set(asked.map(({ fieldId }) => fieldId));
      send(Object.fromEntries(Object.entries(answers).filter(([fieldId]) => ids.has(fieldId))));
    }
  }

  return (
    <QuestionPart
      key={field.fieldId}
      page={page}
      place={{ step: screen.number, of: screen.of }}
      field={field}
      answer={here.answers[field.fieldId]}
      before={known}
      today={screen.today}
      problem={problems.find(({ path }) => path[0] === field.fieldId) ?? null}
      onChange={(answer) => change({ step, answers: withAnswer(here.answers, field.fieldId, answer) })}
      onItem={(index, answers) => change({ step, item: { index, step: 0, answers } })}
      onContinue={goOn}
      back={step === 0 ? 'session' : () => change({ step: step - 1 })}
    />
  );
}

/** A page as it was left: what was answered on it, and its first question. */
function asLeft(screen: Form, page: FormPage): PageDraft {
  const ids = new Set(page.fields.map(({ fieldId }) => fieldId));
  const answers = Object.fromEntries(Object.entries(screen.answers).filter(([fieldId]) => ids.has(fieldId)));
  return { pageId: page.pageId, step: 0, answers, item: null };
}
