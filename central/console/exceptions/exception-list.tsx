import { useState } from 'react';
import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { type ClerkException, claimException, listExceptions } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import {
  ChoiceField,
  type Column,
  Mark,
  Paging,
  PlaceButton,
  Result,
  Section,
  Table,
  Toolbar,
} from '../design/index.ts';
import { SavedFilters } from '../filters/index.ts';
import { Link, useGo } from '../link/index.ts';
import { exceptionInWords, HeldThings } from '../transactions/index.ts';
import { At, KioskTitle, showDuration } from '../words/index.ts';
import { CloseDialog } from './close-dialog.tsx';
import { DecideDialog } from './decide-dialog.tsx';
import { ReopenDialog } from './reopen-dialog.tsx';
import { RowActions, type Wanted } from './row-actions.tsx';
import type { AttentionSearch } from './search.ts';
import { noneTexts, texts } from './texts.ts';
import { whatItIsAbout } from './what-it-is-about.ts';

type Row = z.infer<typeof ClerkException>;
const PAGE = 50;
const WHOSE = [
  ['', texts.everyones],
  ['mine', texts.mine],
  ['nobody', texts.nobodys],
] as const;

/** What clerks have to look at, the oldest first, to its end; the ended ones behind. */
export function ExceptionList({ search }: { readonly search: AttentionSearch }) {
  const go = useGo();
  const { may } = useSession();
  const all = search.show === 'all';
  const { after, ...filter } = search;
  const { claim } = filter;
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [result, setResult] = useState<string | null>(null);
  const over = (came: string | null): void => {
    setResult(came);
    setWanted(null);
  };
  const reading = useAnswer(listExceptions, { closed: all ? 'true' : 'false', claim, after, limit: PAGE });
  return (
    <Section
      title={texts.exceptions}
      aside={
        <>
          <Refresh reading={reading} />
          <PlaceButton place={{ to: '/attention', search: { claim, show: all ? undefined : 'all' } }}>
            {all ? texts.showOpen : texts.showAll}
          </PlaceButton>
        </>
      }
    >
      {may(claimException) ? (
        <Toolbar>
          <ChoiceField
            label={texts.whose}
            name="claim"
            value={claim ?? ''}
            onChange={(whose) =>
              go({ to: '/attention', search: { show: search.show, claim: whose === '' ? undefined : whose } })
            }
            choices={WHOSE}
          />
        </Toolbar>
      ) : null}
      <SavedFilters page="attention" search={filter} />
      <Result>{result}</Result>
      <ReadingView reading={reading}>
        {({ exceptions, next }) => (
          <>
            <Table
              caption={texts.exceptionsCaption}
              columns={[...columns(new Date(reading.dataUpdatedAt)), wayOutOf(setWanted)]}
              rows={exceptions}
              keyOf={(row) => `${row.kioskId} ${row.transactionId} ${row.kind}`}
              empty={after ? texts.noFurther : emptyOf(filter)}
            />
            <Paging
              first={after ? { to: '/attention', search: filter } : null}
              next={next ? { to: '/attention', search: { ...filter, after: next } } : null}
              firstLabel={texts.firstPage}
              nextLabel={texts.nextPage}
            />
          </>
        )}
      </ReadingView>
      <WantedDialog wanted={wanted} onClose={() => setWanted(null)} onOver={over} />
    </Section>
  );
}

const emptyOf = ({ claim, show }: AttentionSearch): string =>
  claim ? noneTexts[claim] : show === 'all' ? texts.noExceptions : texts.nothingOpen;

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
