import { listAlarms, listExceptions } from '../../wire/index.ts';
import { useSession } from '../api/index.ts';
import { Page } from '../design/index.ts';
import { AlarmList } from './alarm-list.tsx';
import { ExceptionList } from './exception-list.tsx';
import { texts } from './texts.ts';

/** What someone has to look at: exceptions for clerks, alarms for all. */
export function Attention({ all }: { readonly all: boolean }) {
  const { may } = useSession();
  return (
    <Page title={texts.title}>
      {may(listExceptions) ? <ExceptionList all={all} /> : null}
      {may(listAlarms) ? <AlarmList /> : null}
    </Page>
  );
}
