import type { z } from 'zod';
import { Notice, Page, PlaceButton } from '../design/index.ts';
import { texts } from './texts.ts';

type RefusedAddressProps = { readonly page: string; readonly title: string; readonly problem: z.ZodError };

/** Stands where an address asks for what its page does not know: showing everything instead would mislead. */
export function RefusedAddress({ page, title, problem }: RefusedAddressProps) {
  return (
    <Page title={title}>
      <Notice tone="warn" title={texts.refusedAddress} answers>
        <ul>
          {problem.issues.map(({ path, message }) => (
            <li key={`${path.join('.')} ${message}`}>
              {[path.join('.'), message].filter(Boolean).join(': ')}
            </li>
          ))}
        </ul>
        <div>
          <PlaceButton place={{ to: `/${page}` }}>{texts.withoutFilter}</PlaceButton>
        </div>
      </Notice>
    </Page>
  );
}
