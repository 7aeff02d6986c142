import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import {
  exportTransactions,
  exportTransactionsWorkbook,
  listTransactions,
  type TransactionSummary,
} from '../../wire/index.ts';
import { addressOf, ReadingView, Refresh, useAnswer } from '../api/index.ts';
import { ButtonLink, type Column, Mark, Page, Paging, Table } from '../design/index.ts';
import { SavedFilters } from '../filters/index.ts';
import { Link } from '../link/index.ts';
import { At, KioskTitle, ServiceTitle, useWords } from '../words/index.ts';
import { moneyInWords } from './money-in-words.ts';
import { transactionPlace } from './place.ts';
import { filterOf, type TransactionSearch } from './search.ts';
import { Sums } from './sums.tsx';
import { statusTexts, texts } from './texts.ts';
import { TransactionSearchBar } from './transaction-search.tsx';

type Summary = z.infer<typeof TransactionSummary>;
const PAGE = 50;

/** All transactions, newest first; what is searched for stands in the address. */
export function TransactionList({ search }: { readonly search: TransactionSearch }) {
  const { after, ...filter } = search;
  const words = useWords();
  const asked = filterOf(filter, words);
  const reading = useAnswer(listTransactions, { ...asked, after, limit: PAGE });
  const filtered = Object.values(filter).some(Boolean);
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <Refresh reading={reading} />
          <ButtonLink href={addressOf(exportTransactions, asked)} download>
            {texts.exportAll}
          </ButtonLink>
          <ButtonLink href={addressOf(exportTransactionsWorkbook, asked)} download>
            {texts.exportWorkbook}
          </ButtonLink>
        </>
      }
    >
      <TransactionSearchBar key={JSON.stringify(filter)} filter={filter} />
      <SavedFilters page="transactions" search={filter} />
      <Sums filter={asked} />
      <ReadingView reading={reading}>
        {({ transactions, next }) => (
          <>
            <Table
              caption={texts.caption}
              columns={columns}
              rows={transactions}
              keyOf={(row) => `${row.kioskId} ${row.transactionId}`}
              empty={filtered || after ? texts.noneFound : texts.empty}
            />
            <Paging
              first={after ? { to: '/transactions', search: filter } : null}
              next={next ? { to: '/transactions', search: { ...filter, after: next } } : null}
              nextLabel={texts.nextPage}
              firstLabel={texts.firstPage}
            />
          </>
        )}
      </ReadingView>
    </Page>
  );
}

const columns: readonly Column<Summary>[] = [
  {
    name: texts.reference,
    show: (row) => <Link place={transactionPlace(row.kioskId, row.transactionId)}>{row.reference}</Link>,
  },
  { name: texts.started, show: (row) => <At at={row.startedAt} /> },
  { name: texts.kiosk, wraps: true, show: (row) => <KioskTitle kioskCode={row.kioskCode} /> },
  { name: texts.service, wraps: true, show: (row) => <ServiceTitle serviceId={row.serviceId} /> },
  { name: texts.status, show: (row) => statusTexts[row.status] },
  {
    name: texts.amount,
    numeric: true,
    show: (row) =>
      row.amountMinor !== null && row.currency !== null
        ? formatMoney({ amountMinor: row.amountMinor, currency: row.currency }, 'en')
        : texts.noAmount,
  },
  { name: texts.card, show: (row) => row.maskedCard ?? texts.noAmount },
  { name: texts.money, show: (row) => <Money row={row} /> },
];

function Money({ row }: { readonly row: Summary }) {
  const { word, tone } = moneyInWords(row);
  return (
    <>
      <Mark tone={tone}>{word}</Mark>{' '}
      {row.needsClerk && word !== texts.needsClerk ? <Mark tone="bad">{texts.needsClerk}</Mark> : null}
    </>
  );
}
