import { useState } from 'react';
import type { z } from 'zod';
import { listTokens, makeToken, revokeToken, type TokenRow } from '../../wire/index.ts';
import { ReadingView, Refresh, useAction, useAnswer, useSession } from '../api/index.ts';
import { Button, type Column, Mark, Notice, Page, Table } from '../design/index.ts';
import { At, roleNames } from '../words/index.ts';
import { MakeTokenDialog } from './make-token-dialog.tsx';
import { texts } from './texts.ts';

type Row = z.infer<typeof TokenRow>;

/** The programs that may call central, and what administrators change of that. */
export function Tokens() {
  const { may } = useSession();
  const reading = useAnswer(listTokens, {});
  const { problem, busy, run } = useAction();
  const [making, setMaking] = useState(false);
  const revoke: Column<Row> = {
    name: texts.revoke,
    show: ({ tokenId, name, revokedAt }) =>
      revokedAt === null ? (
        <Button
          look="quiet"
          disabled={busy}
          aria-label={`${texts.revoke}: ${name}`}
          onClick={() =>
            run(revokeToken, { tokenId }, (answer) => (answer.kind === 'refused' ? texts.unknown : null))
          }
        >
          {texts.revoke}
        </Button>
      ) : null,
  };
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <Refresh reading={reading} />
          {may(makeToken) ? (
            <Button look="first" onClick={() => setMaking(true)}>
              {texts.make}
            </Button>
          ) : null}
        </>
      }
    >
      <p>{texts.help}</p>
      {problem ? <Notice tone="bad" title={problem} answers /> : null}
      <ReadingView reading={reading}>
        {({ tokens }) => (
          <Table
            caption={texts.caption}
            columns={may(revokeToken) ? [...columns, revoke] : columns}
            rows={tokens}
            keyOf={({ tokenId }) => tokenId}
            empty={texts.empty}
          />
        )}
      </ReadingView>
      {making ? <MakeTokenDialog onClose={() => setMaking(false)} /> : null}
    </Page>
  );
}

function State({ revokedAt, works }: Pick<Row, 'revokedAt' | 'works'>) {
  if (works) return <Mark tone="good">{texts.works}</Mark>;
  return <Mark tone="bad">{revokedAt === null ? texts.over : texts.revoked}</Mark>;
}

const columns: readonly Column<Row>[] = [
  { name: texts.name, show: ({ name }) => name },
  { name: texts.role, show: ({ role }) => roleNames[role] },
  { name: texts.mayChange, show: ({ readsOnly }) => (readsOnly ? texts.no : texts.yes) },
  { name: texts.state, show: (row) => <State {...row} /> },
  { name: texts.madeBy, show: ({ madeBy }) => madeBy },
  { name: texts.goodUntil, show: ({ expiresAt }) => <At at={expiresAt} /> },
  {
    name: texts.lastUsed,
    show: ({ lastUsedAt }) => (lastUsedAt === null ? texts.never : <At at={lastUsedAt} />),
  },
];
