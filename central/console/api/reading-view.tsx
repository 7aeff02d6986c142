import type { ReactNode } from 'react';
import { Button, Notice } from '../design/index.ts';
import { showClock } from '../words/index.ts';
import { failureTexts } from './failures.ts';
import classes from './reading-view.module.css';
import type { Reading } from './use-answer.ts';

const texts = {
  reading: 'Reading from central…',
  failed: 'This could not be read',
  old: 'This may be out of date',
  tryAgain: 'Try again',
  refresh: 'Refresh',
  asOf: 'As of',
};

type ReadingViewProps<Response> = {
  readonly reading: Reading<Response>;
  readonly children: (answer: Response) => ReactNode;
};

/** Shows what was read; or that it is being read; or that it could not be, with a way to try again. */
export function ReadingView<Response>({ reading, children }: ReadingViewProps<Response>) {
  const { state, answer, why, again } = reading;
  return (
    <>
      {state === 'failed' && why ? (
        <Notice tone="bad" title={answer === null ? texts.failed : texts.old} answers>
          <p>{failureTexts[why]}</p>
          <div>
            <Button onClick={again}>{texts.tryAgain}</Button>
          </div>
        </Notice>
      ) : null}
      {answer !== null ? children(answer) : null}
      {answer === null && state === 'reading' ? (
        <p className={classes.reading} role="status">
          {texts.reading}
        </p>
      ) : null}
    </>
  );
}

/** When it was read, and a button to read it again. */
export function Refresh({ reading }: { readonly reading: Reading<unknown> }) {
  return (
    <>
      <span className={classes.asOf} role="status">
        {reading.state === 'reading'
          ? texts.reading
          : reading.readAt
            ? `${texts.asOf} ${showClock(reading.readAt)}`
            : ''}
      </span>
      <Button onClick={reading.again} disabled={reading.state === 'reading'}>
        {texts.refresh}
      </Button>
    </>
  );
}
