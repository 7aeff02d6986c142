import type { z } from 'zod';
import { endSessions, listSessions } from '../../wire/index.ts';
import { ReadingView, useAction, useAnswer } from '../api/index.ts';
import { Button, type Column, Mark, Notice, Table } from '../design/index.ts';
import { At } from '../words/index.ts';
import { texts } from './texts.ts';

type Row = z.infer<typeof listSessions.response>['sessions'][number];

/** Where somebody is signed in, and a button to end each session but this one. */
export function OwnSessions() {
  const reading = useAnswer(listSessions, {});
  const { problem, busy, run } = useAction();
  const end: Column<Row> = {
    name: texts.endSession,
    show: ({ sessionId, own }) =>
      own ? (
        <Mark tone="good">{texts.thisSession}</Mark>
      ) : (
        <Button look="quiet" disabled={busy} onClick={() => run(endSessions, { sessionId }, () => null)}>
          {texts.endSession}
        </Button>
      ),
  };
  return (
    <>
      {problem ? <Notice tone="bad" title={problem} answers /> : null}
      <ReadingView reading={reading}>
        {({ sessions }) => (
          <Table
            caption={texts.sessions}
            columns={[...columns, end]}
            rows={sessions}
            keyOf={({ sessionId }) => sessionId}
            empty={null}
          />
        )}
      </ReadingView>
    </>
  );
}

const columns: readonly Column<Row>[] = [
  { name: texts.since, show: ({ startedAt }) => <At at={startedAt} /> },
  { name: texts.lastUsed, show: ({ lastUsedAt }) => <At at={lastUsedAt} /> },
];
