import { useState } from 'react';
import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { type ClerkException, listExceptions } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer } from '../api/index.ts';
import { type Column, Mark, PlaceButton, Result, Section, Table } from '../design/index.ts';
import { Link } from '../link/index.ts';
import { exceptionInWords, HeldThings } from '../transactions/index.ts';
import { At, KioskTitle, showDuration } from '../words/index.ts';
import { CloseDialog } from './close-dialog.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { openFirst } from './open-first.ts';
import { ReopenDialog } from './reopen-dialog.tsx';
import { RowActions, type Wanted } from './row-actions.tsx';
import { texts } from './texts.ts';
import { whatItIsAbout } from './what-it-is-about.ts';

type Row = z.infer<typeof ClerkException>;
const MOST = 200;

/** What clerks have to look at, the open ones first. */
export function ExceptionList({ all }: { readonly all: boolean }) {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [result, setResult] = useState<string | null>(null);
  const over = (came: string | null): void => {
    setResult(came);
    setWanted(null);
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
      <Result>{result}</Result>
      <ReadingView reading={reading}>
        {({ exceptions }) => (
          <Table
            caption={texts.exceptionsCaption}
            columns={[...columns(new Date(reading.dataUpdatedAt)), wayOutOf(setWanted)]}
            rows={openFirst(exceptions)}
            keyOf={(row) => `${row.kioskId} ${row.transactionId} ${row.kind}`}
            empty={all ? texts.noExceptions : texts.nothingOpen}
          />
        )}
      </ReadingView>
      <WantedDialog wanted={wanted} onClose={() => setWanted(null)} onOver={over} />
    </Section>
  );
}

type WantedDialogProps = {
  readonly wanted: Wanted | null;
  readonly onClose: () => void;
  readonly onOver: (result: string | null) => void;
};

function WantedDialog({ wanted, onClose, onOver }: WantedDialogProps) {
  switch (wanted?.kind) {
    case undefined:
      return null;
    case 'close':
      return <CloseDialog {...wanted} onClose={onClose} onEnded={onOver} />;
    case 'decide':
      return <DecideDialog {...wanted} onClose={onClose} onDecided={onOver} />;
    case 'reopen':
      return <ReopenDialog {...wanted} onClose={onClose} onReopened={onOver} />;
  }
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

const wayOutOf = (onWant: (wanted: Wanted) => void): Column<Row> => ({
  name: texts.wayOut,
  show: (row) => <RowActions row={row} onWant={onWant} />,
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
