import { ChevronDown, ChevronUp, Share } from 'lucide-react';
import type { ReactElement } from 'react';
import { useContent } from '../../content/index.ts';
import { Button, Notice } from '../../design/index.ts';
import { ScreenFrame, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import style from './look-up.module.css';

/** Questions that people ask; a touch opens the answer. */
export function QuestionsScreen(): ReactElement {
  const { calls, act, draft, type } = useKiosk();
  const { say } = useTexts();
  const { questions } = useContent();
  const open = draft.lookUp.question;
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
              onPress={() => type({ lookUp: { ...draft.lookUp, question: open === id ? null : id } })}
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
