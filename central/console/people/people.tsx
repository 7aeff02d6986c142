import { useState } from 'react';
import type { z } from 'zod';
import { disableUser, inviteUser, listUsers, type UserRow } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { Button, type Column, Mark, Page, Table } from '../design/index.ts';
import { roleNames } from '../words/index.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { OpenLinks } from './open-links.tsx';
import { factorTexts, texts } from './texts.ts';

type Row = z.infer<typeof UserRow>;

/** Who may sign in, and what administrators change of that. */
export function People() {
  const { may, person } = useSession();
  const reading = useAnswer(listUsers, {});
  const [inviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<Row | null>(null);
  const mayChange = may(disableUser);
  const change: Column<Row> = {
    name: texts.actions,
    show: (row) =>
      row.userName === person.userName ? null : (
        <Button
          look="quiet"
          aria-label={`${texts.actions}: ${row.userName}`}
          onClick={() => setChanging(row)}
        >
          {texts.actions}
        </Button>
      ),
  };
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <Refresh reading={reading} />
          {may(inviteUser) ? (
            <Button look="first" onClick={() => setInviting(true)}>
              {texts.invite}
            </Button>
          ) : null}
        </>
      }
    >
      <ReadingView reading={reading}>
        {({ users }) => (
          <Table
            caption={texts.caption}
            columns={mayChange ? [...columns, change] : columns}
            rows={users}
            keyOf={(row) => row.userName}
            empty={texts.empty}
          />
        )}
      </ReadingView>
      <OpenLinks />
      {inviting ? <InviteDialog onClose={() => setInviting(false)} /> : null}
      {changing ? <ChangeDialog user={changing} onClose={() => setChanging(null)} /> : null}
    </Page>
  );
}

const columns: readonly Column<Row>[] = [
  { name: texts.name, show: ({ userName }) => userName },
  { name: texts.role, show: ({ role }) => roleNames[role] },
  { name: texts.town, show: ({ townId }) => townId ?? texts.allTowns },
  {
    name: texts.state,
    show: ({ disabledAt, demo }) => (
      <>
        {disabledAt === null ? null : <Mark tone="bad">{texts.disabled}</Mark>}
        {demo ? <Mark tone="warn">{texts.demo}</Mark> : null}
      </>
    ),
  },
  {
    name: texts.secondFactor,
    show: ({ secondFactor }) => (
      <Mark tone={secondFactor === 'wanted' ? 'warn' : 'plain'}>{factorTexts[secondFactor]}</Mark>
    ),
  },
  { name: texts.sessions, numeric: true, show: ({ sessions }) => sessions },
];
