import type { z } from 'zod';
import { type AccessLinkRow, listAccessLinks, withdrawAccessLink } from '../../wire/index.ts';
import { ReadingView, useAction, useAnswer, useSession } from '../api/index.ts';
import { Button, type Column, Notice, Section, Table } from '../design/index.ts';
import { At, roleNames } from '../words/index.ts';
import { purposeNames, texts } from './texts.ts';

type Row = z.infer<typeof AccessLinkRow>;

/** The links that were made and not used yet; those who manage people withdraw them. */
export function OpenLinks() {
  const { may } = useSession();
  const reading = useAnswer(listAccessLinks, {});
  const { problem, busy, run } = useAction();
  const withdraw: Column<Row> = {
    name: texts.withdraw,
    show: ({ linkId, userName }) => (
      <Button
        look="quiet"
        disabled={busy}
        aria-label={`${texts.withdraw}: ${userName ?? texts.nobodyYet}`}
        onClick={() =>
          run(withdrawAccessLink, { linkId }, (answer) => (answer.kind === 'refused' ? texts.notOpen : null))
        }
      >
        {texts.withdraw}
      </Button>
    ),
  };
  return (
    <Section title={texts.openLinks}>
      {problem ? <Notice tone="bad" title={problem} answers /> : null}
      <ReadingView reading={reading}>
        {({ links }) => (
          <Table
            caption={texts.openLinks}
            columns={may(withdrawAccessLink) ? [...columns, withdraw] : columns}
            rows={links}
            keyOf={({ linkId }) => linkId}
            empty={texts.noLinks}
          />
        )}
      </ReadingView>
    </Section>
  );
}

const columns: readonly Column<Row>[] = [
  { name: texts.name, show: ({ userName }) => userName ?? texts.nobodyYet },
  { name: texts.purpose, show: ({ purpose }) => purposeNames[purpose] },
  { name: texts.role, show: ({ role }) => roleNames[role] },
  { name: texts.madeBy, show: ({ madeBy }) => madeBy },
  { name: texts.goodUntil, show: ({ expiresAt }) => <At at={expiresAt} /> },
];
