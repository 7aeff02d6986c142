import { Button, Notice } from '../design/index.ts';
import { texts } from './texts.ts';

/** Stands where a page was that failed: the navigation goes on working. */
export function FailedPage({ reset }: { readonly reset: () => void }) {
  return (
    <Notice tone="bad" title={texts.broken} answers>
      <p>{texts.brokenHelp}</p>
      <div>
        <Button onClick={reset}>{texts.load}</Button>
      </div>
    </Notice>
  );
}
