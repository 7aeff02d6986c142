import { useState } from 'react';
import { z } from 'zod';
import {
  type AnswerProblem,
  type Answers,
  FormPage,
  fieldsFor,
  pagesFor,
} from '../../../domain/form/index.ts';
import { correctSubmission, readCorrection } from '../../wire/index.ts';
import { ReadingView, useAction, useAnswer } from '../api/index.ts';
import { Button, LongTextField, Notice, Page, Panel, Section, Toolbar } from '../design/index.ts';
import { BackLink, useGo } from '../link/index.ts';
import { transactionPlace } from '../transactions/index.ts';
import classes from './corrections.module.css';
import { FieldEditor } from './field-editor.tsx';
import { problemsInWords, type Questions, say } from './problems.ts';
import { cannotTexts, texts } from './texts.ts';
import { withAnswer } from './with-answer.ts';

type Whose = { readonly kioskId: string; readonly transactionId: string };
type Read = Extract<z.infer<typeof readCorrection.response>, { kind: 'questions' }>;
type Refused = Omit<Read, 'pages'> & Questions;
const Pages = z.array(FormPage);
type Corrected = z.infer<typeof correctSubmission.response>;

/** The answers of a submission that central refused, to be corrected and accepted. */
export function CorrectionPage(whose: Whose) {
  const reading = useAnswer(readCorrection, whose);
  const { data } = reading;
  return (
    <Page
      title={data?.kind === 'questions' ? `${texts.title}: ${data.reference}` : texts.title}
      back={<BackLink to="/attention">{texts.back}</BackLink>}
    >
      <ReadingView reading={reading}>
        {(read) =>
          read.kind === 'questions' ? (
            <Correction refused={{ ...read, pages: Pages.parse(read.pages) }} whose={whose} />
          ) : (
            <p>{read.kind === 'over' ? texts.over : cannotTexts[read.why]}</p>
          )
        }
      </ReadingView>
    </Page>
  );
}

function Correction({ refused, whose }: { readonly refused: Refused; readonly whose: Whose }) {
  const go = useGo();
  const [answers, setAnswers] = useState<Answers>(refused.answers);
  const [problems, setProblems] = useState<readonly AnswerProblem[]>(refused.problems);
  const [finding, setFinding] = useState('');
  const { problem, busy, refuse, run } = useAction();
  const send = async (): Promise<void> => {
    if (finding.trim().length < 3) return refuse(texts.tooShort);
    const { detail } = refused;
    await run(correctSubmission, { ...whose, detail, answers: { ...answers }, finding }, (answer) => {
      setProblems(answer.kind === 'wrong' ? answer.problems : []);
      if (answer.kind === 'accepted') go(transactionPlace(whose.kioskId, whose.transactionId));
      return notAccepted(answer);
    });
  };
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p>{texts.help}</p>
      {problem === null ? null : (
        <Notice tone="bad" title={texts.failed} answers>
          <p>{problem}</p>
        </Notice>
      )}
      {problems.length === 0 ? null : (
        <Notice tone="warn" title={texts.wrong} answers>
          <ul className={classes.problems}>
            {problemsInWords(problems, refused).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </Notice>
      )}
      {pagesFor({ pages: [...refused.pages] }, answers).map((page) => (
        <Section key={page.pageId} title={say(page.title, refused)}>
          <Panel>
            {fieldsFor(page, answers).map((field) => (
              <FieldEditor
                key={field.fieldId}
                field={field}
                answer={answers[field.fieldId]}
                questions={refused}
                onChange={(answer) => setAnswers(withAnswer(answers, field.fieldId, answer))}
              />
            ))}
          </Panel>
        </Section>
      ))}
      <LongTextField
        label={texts.finding}
        hint={texts.findingHint}
        name="finding"
        value={finding}
        onChange={setFinding}
        maxLength={1_000}
      />
      <Toolbar>
        <Button type="submit" look="first" disabled={busy}>
          {busy ? texts.accepting : texts.accept}
        </Button>
      </Toolbar>
    </form>
  );
}

/** Why it was not accepted; null when it was. What is wrong with the answers stands beside it. */
function notAccepted(answer: Corrected): string | null {
  switch (answer.kind) {
    case 'accepted':
      return null;
    case 'wrong':
      return texts.stillWrong;
    case 'cannot':
      return cannotTexts[answer.why];
    case 'meanwhile':
      return answer.by === null ? texts.meanwhile : `${texts.meanwhileBy} ${answer.by}.`;
  }
}
