import { Notice, Page } from '../design/index.ts';
import { texts } from './texts.ts';

/** Stands where there is no page, or none for the role. */
export function NoPage() {
  return (
    <Page title={texts.notHere}>
      <Notice tone="plain" title={texts.notHereHelp} />
    </Page>
  );
}
