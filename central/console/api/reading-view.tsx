import type { ReactNode } from 'react';
import { Button, Notice } from '../design/index.ts';
import { useWords } from '../words/index.ts';
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
  const { data, error, isPending, refetch } = reading;
  return (
    <>
      {error ? (
        <Notice tone="bad" title={data === undefined ? texts.failed : texts.old} answers>
          <p>{failureTexts[error.why]}</p>
          <div>
            <Button onClick={() => refetch()}>{texts.tryAgain}</Button>
          </div>
        </Notice>
      ) : null}
      {data !== undefined ? children(data) : null}
      {isPending ? <BeingRead /> : null}
    </>
  );
}

/** Stands where something will be shown; it says so when that takes longer than a moment. */
export function BeingRead() {
  return (
    <p className={classes.reading} role="status">
      {texts.reading}
    </p>
  );
}

/** When it was read, and a button to read it again. */
export function Refresh({ reading }: { readonly reading: Reading<unknown> }) {
  const { times } = useWords();
  return (
    <>
      <span className={classes.asOf} role="status">
        {reading.isFetching
          ? texts.reading
          : reading.data !== undefined
            ? `${texts.asOf} ${times.clock(new Date(reading.dataUpdatedAt).toISOString())}`
            : ''}
      </span>
      <Button onClick={() => reading.refetch()} disabled={reading.isFetching}>
        {texts.refresh}
      </Button>
    </>
  );
}
