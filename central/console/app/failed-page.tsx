import { Button, Notice } from '../design/index.ts';
import { texts } from './texts.ts';

/**
 * Stands where a page was that failed: the navigation goes on working. The whole console is loaded again: after an update of central the code of a
 * page that was not shown yet is there under another name.
 */
export function FailedPage() {
  return (
    <Notice tone="bad" title={texts.broken} answers>
      <p>{texts.brokenHelp}</p>
      <div>
        <Button onClick={() => window.location.reload()}>{texts.load}</Button>
      </div>
    </Notice>
  );
}
