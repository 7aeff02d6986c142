import {
  applySettlementFile,
  closeSettlementDay,
  exportNotification,
  exportPostings,
  readSettlementDay,
  type SettlementDay,
} from '../../wire/index.ts';
import { addressOf, ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { ButtonLink, Facts, Page, Section, Table } from '../design/index.ts';
import { BackLink, Link } from '../link/index.ts';
import { transactionPlace } from '../transactions/index.ts';
import { At, KioskTitle, showDay, useWords } from '../words/index.ts';
import { CloseDay } from './close-day.tsx';
import { Differences } from './differences.tsx';
import { FileImport } from './file-import.tsx';
import { Files } from './files.tsx';
import { KioskTable } from './kiosk-table.tsx';
import { moneyOf } from './money-of.ts';
import { movementTexts, texts } from './texts.ts';

/** One day of books: what everyone says of its money, what does not agree, the card company's file, and its end. */
export function OneDay({ day }: { readonly day: string }) {
  const { may } = useSession();
  const reading = useAnswer(readSettlementDay, { day });
  const isClosed = reading.data ? reading.data.closing !== null : false;
  return (
    <Page
      title={showDay(day)}
      back={<BackLink to="/settlement">{texts.title}</BackLink>}
      actions={
        <>
          <Refresh reading={reading} />
          {isClosed ? (
            <>
              <ButtonLink href={addressOf(exportPostings, { day })} download>
                {texts.asCsv}
              </ButtonLink>
              <ButtonLink href={addressOf(exportNotification, { day })} download>
                {texts.asXml}
              </ButtonLink>
            </>
          ) : null}
        </>
      }
    >
      <ReadingView reading={reading}>
        {(read) => (
          <>
            <DayFacts read={read} />
            {read.closing === null && may(closeSettlementDay) ? <CloseDay read={read} /> : null}
            <Section title={texts.byKiosk}>
              <KioskTable read={read} />
            </Section>
            <Section title={texts.differencesTitle}>
              <Differences
                differences={read.differences}
                currency={read.currency}
                empty={read.files.length > 0 ? texts.agrees : texts.agreesSoFar}
              />
            </Section>
            {read.late.length > 0 ? <Late read={read} /> : null}
            <Section title={texts.filesTitle}>
              <Files read={read} />
            </Section>
            {read.closing === null && may(applySettlementFile) ? <FileImport day={day} /> : null}
          </>
        )}
      </ReadingView>
    </Page>
  );
}

function DayFacts({ read }: { readonly read: SettlementDay }) {
  const { from, until, closing } = read;
  const { times } = useWords();
  return (
    <Facts
      facts={[
        [texts.lasts, `${times.full(from)} – ${times.full(until)}`],
        [
          texts.state,
          closing ? (
            <>
              {texts.closedBy} {[closing.closedBy, closing.confirmedBy].filter(Boolean).join(' + ')},{' '}
              <At at={closing.closedAt} />
            </>
          ) : (
            texts.isOpen
          ),
        ],
        ...(closing ? ([[texts.record, `${closing.number}, ${closing.hash.slice(0, 16)}…`]] as const) : []),
      ]}
    />
  );
}

function Late({ read: { late, currency } }: { readonly read: SettlementDay }) {
  return (
    <Section title={texts.lateTitle}>
      <p>{texts.lateHelp}</p>
      <Table
        caption={texts.lateTitle}
        columns={[
          {
            name: texts.transaction,
            show: (row) => (
              <Link place={transactionPlace(row.kioskId, row.transactionId)}>
                {row.reference ?? texts.noReference}
              </Link>
            ),
          },
          { name: texts.kiosk, wraps: true, show: (row) => <KioskTitle kioskCode={row.kioskCode} /> },
          { name: texts.ownDay, show: (row) => showDay(row.ownDay) },
          { name: texts.time, show: (row) => <At at={row.at} /> },
          { name: texts.what, show: (row) => movementTexts[row.kind] ?? row.kind },
          { name: texts.amount, numeric: true, show: (row) => moneyOf(row.amountMinor, currency) },
        ]}
        rows={late}
        keyOf={(row) => `${row.transactionId} ${row.kind} ${row.at}`}
        empty={texts.agrees}
      />
    </Section>
  );
}
