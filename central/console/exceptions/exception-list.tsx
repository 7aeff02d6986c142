import { useState } from 'react';
import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { type ClerkException, listExceptions, type WayOut, waysOutFor } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { Button, type Column, Mark, Notice, PlaceButton, Section, Table } from '../design/index.ts';
import { Link } from '../link/index.ts';
import { exceptionInWords, HeldThings, wayInWords, wayTexts } from '../transactions/index.ts';
import { At, KioskTitle, showDuration } from '../words/index.ts';
import { CloseDialog } from './close-dialog.tsx';
import { openFirst } from './open-first.ts';
import { texts } from './texts.ts';
import { whatItIsAbout } from './what-it-is-about.ts';

type Row = z.infer<typeof ClerkException>;
type Ways = readonly [WayOut['kind'], ...WayOut['kind'][]];
type Closing = { readonly row: Row; readonly ways: Ways };
const MOST = 200;

/** What clerks have to look at, the open ones first. */
export function ExceptionList({ all }: { readonly all: boolean }) {
  const { person } = useSession();
  const [closing, setClosing] = useState<Closing | null>(null);
  const [result, setResult] = useState<string | null>(null);
  const waysOf = ({ kind, closedAt }: Row): Ways | null => {
    const [first, ...others] = closedAt === null ? waysOutFor(kind, person.role) : [];
    return first === undefined ? null : [first, ...others];
  };
  const reading = useAnswer(listExceptions, { closed: all ? 'true' : 'false', limit: MOST });
  return (
    <Section
      title={texts.exceptions}
      aside={
        <>
          <Refresh reading={reading} />
          <PlaceButton place={{ to: '/attention', search: { show: all ? undefined : 'all' } }}>
            {all ? texts.showOpen : texts.showAll}
          </PlaceButton>
        </>
      }
    >
      {result === null ? null : (
        <Notice tone="plain" title={texts.result} answers>
          <p>{result}</p>
        </Notice>
      )}
      <ReadingView reading={reading}>
        {({ exceptions }) => (
          <Table
            caption={texts.exceptionsCaption}
            columns={[...columns(new Date(reading.dataUpdatedAt)), endOf(waysOf, setClosing)]}
            rows={openFirst(exceptions)}
            keyOf={(row) => `${row.kioskId} ${row.transactionId} ${row.kind}`}
            empty={all ? texts.noExceptions : texts.nothingOpen}
          />
        )}
      </ReadingView>
      {closing ? (
        <CloseDialog
          {...closing}
          onClose={() => setClosing(null)}
          onEnded={(came) => {
            setResult(came);
            setClosing(null);
          }}
        />
      ) : null}
    </Section>
  );
}

const columns = (now: Date): readonly Column<Row>[] => [
  {
    name: texts.transaction,
    show: (row) => {
      const about = whatItIsAbout(row);
      return about.place === null ? about.name : <Link place={about.place}>{about.name}</Link>;
    },
  },
  { name: texts.kiosk, wraps: true, show: (row) => <KioskTitle kioskCode={row.kioskCode} /> },
  { name: texts.what, wraps: true, show: (row) => <WhatToDo row={row} /> },
  { name: texts.amount, numeric: true, show: amountOf },
  {
    name: texts.held,
    wraps: true,
    show: (row) => (row.held.length === 0 ? texts.nothingHeld : <HeldThings held={row.held} />),
  },
  {
    name: texts.openFor,
    show: ({ openedAt, closedAt }) => showDuration(openedAt, closedAt === null ? now : new Date(closedAt)),
  },
  {
    name: texts.state,
    show: ({ openedAt, closedAt }) =>
      closedAt === null ? (
        <Mark tone="bad">
          {texts.openSince} <At at={openedAt} />
        </Mark>
      ) : (
        <Mark tone="plain">
          {texts.settled} <At at={closedAt} />
        </Mark>
      ),
  },
];

const endOf = (waysOf: (row: Row) => Ways | null, onClose: (closing: Closing) => void): Column<Row> => ({
  name: texts.close,
  show: (row) => {
    if (row.closing) return `${wayInWords(row.closing.way)} (${row.closing.by}): ${row.closing.finding}`;
    const ways = waysOf(row);
    if (ways === null) return null;
    const name = ways.length === 1 ? wayTexts[ways[0]] : texts.settle;
    return <Button onClick={() => onClose({ row, ways })}>{name}…</Button>;
  },
  wraps: true,
});

function WhatToDo({ row }: { readonly row: Row }) {
  const { what, todo } = exceptionInWords(row);
  return (
    <>
      <p>{what}</p>
      {row.closedAt === null ? (
        <p>
          <strong>{todo}</strong>
        </p>
      ) : null}
    </>
  );
}

const amountOf = ({ amount, kind }: Row): string => {
  if (amount !== null) return formatMoney(amount, 'en');
  return kind === 'refused-submission' ? texts.noAmount : texts.amountNotKnown;
};
