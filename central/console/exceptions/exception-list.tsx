import type { z } from 'zod';
import { type ClerkException, listExceptions } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer } from '../api/index.ts';
import { ButtonLink, type Column, Mark, Section, Table } from '../design/index.ts';
import { routeTo } from '../route/index.ts';
import { exceptionInWords } from '../transactions/index.ts';
import { showTime } from '../words/index.ts';
import { openFirst } from './open-first.ts';
import { texts } from './texts.ts';

type Row = z.infer<typeof ClerkException>;
const MOST = 200;

/** What clerks have to look at, the open ones first. */
export function ExceptionList({ all }: { readonly all: boolean }) {
  const reading = useAnswer(listExceptions, { closed: all ? 'true' : 'false', limit: MOST });
  return (
    <Section
      title={texts.exceptions}
      aside={
        <>
          <Refresh reading={reading} />
          <ButtonLink href={routeTo(['attention'], { show: all ? '' : 'all' })}>
            {all ? texts.showOpen : texts.showAll}
          </ButtonLink>
        </>
      }
    >
      <ReadingView reading={reading}>
        {({ exceptions }) => (
          <Table
            caption={texts.exceptionsCaption}
            columns={columns}
            rows={openFirst(exceptions)}
            keyOf={(row) => `${row.kioskId} ${row.transactionId} ${row.kind}`}
            empty={all ? texts.noExceptions : texts.nothingOpen}
          />
        )}
      </ReadingView>
    </Section>
  );
}

const columns: readonly Column<Row>[] = [
  {
    name: texts.transaction,
    show: (row) =>
      row.reference === null ? (
        texts.withoutReference
      ) : (
        <a href={routeTo(['transactions', row.kioskId, row.transactionId])}>{row.reference}</a>
      ),
  },
  {
    name: texts.what,
    wraps: true,
    show: exceptionInWords,
  },
  { name: texts.since, show: (row) => showTime(row.openedAt) },
  {
    name: texts.state,
    show: (row) =>
      row.closedAt === null ? (
        <Mark tone="bad">{texts.open}</Mark>
      ) : (
        <Mark tone="plain">{`${texts.settled} ${showTime(row.closedAt)}`}</Mark>
      ),
  },
];
