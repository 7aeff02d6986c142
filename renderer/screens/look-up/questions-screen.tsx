import { ChevronDown, ChevronUp, Share } from 'lucide-react';
import type { ReactElement } from 'react';
import { useContent } from '../../content/index.ts';
import { Button, Notice } from '../../design/index.ts';
import { ScreenFrame, useDraft, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import style from './look-up.module.css';
import { lookUpDraft } from './look-up-draft.ts';

/** Questions that people ask; a touch opens the answer. */
export function QuestionsScreen(): ReactElement {
  const { calls, act } = useKiosk();
  const [draft, type] = useDraft(lookUpDraft);
  const { say } = useTexts();
  const { questions } = useContent();
  const open = draft.question;
  const turn = (id: string): void => {
    type({ question: open === id ? null : id });
    // It is only counted: nobody waits for that.
    if (open !== id) calls['lookUp.answerOpened']({ id }).catch(() => undefined);
  };
  return (
    <ScreenFrame
      part="question"
      title={say('lookUp.kind.question')}
      lead={say('lookUp.list.choose')}
      back="session"
      place="fill"
    >
      <div className={style.scroll}>
        {questions.length === 0 && <Notice look="info">{say('lookUp.list.empty')}</Notice>}
        {questions.map(({ id, question, answer }) => (
          <div key={id} className={style.question}>
            <Button
              wide
              expanded={open === id}
              icon={open === id ? ChevronUp : ChevronDown}
              testId={`question-${id}`}
              onPress={() => turn(id)}
            >
              <TownText text={question} />
            </Button>
            {open === id && (
              <div className={style.card} data-testid="answer">
                <p>
                  <TownText text={answer} />
                </p>
                <Button
                  icon={Share}
                  testId="take"
                  onPress={() => act(() => calls['lookUp.open']({ kind: 'question', id }))}
                >
                  {say('lookUp.take.button')}
                </Button>
              </div>
            )}
          </div>
        ))}
      </div>
    </ScreenFrame>
  );
}
