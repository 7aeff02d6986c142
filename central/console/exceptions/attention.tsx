import { listAlarms, listExceptions } from '../../wire/index.ts';
import { useSession } from '../api/index.ts';
import { Page } from '../design/index.ts';
import { AlarmList } from './alarm-list.tsx';
import { ExceptionList } from './exception-list.tsx';
import type { AttentionSearch } from './search.ts';
import { texts } from './texts.ts';

/** What someone has to look at: exceptions for clerks, alarms for all. */
export function Attention({ search }: { readonly search: AttentionSearch }) {
  const { may } = useSession();
  return (
    <Page title={texts.title}>
      {may(listExceptions) ? <ExceptionList search={search} /> : null}
      {may(listAlarms) ? <AlarmList /> : null}
    </Page>
  );
}
