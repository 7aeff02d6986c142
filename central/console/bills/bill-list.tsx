import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import { inLanguage } from '../../../domain/text/index.ts';
import { type Bill, listBills, uploadBills } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { type Column, Mark, Page, Paging, PlaceButton, Table } from '../design/index.ts';
import { showDay } from '../words/index.ts';
import { BillSearchBar } from './bill-search.tsx';
import { billState } from './bill-state.ts';
import type { BillSearch } from './search.ts';
import { texts } from './texts.ts';

type Row = z.infer<typeof Bill>;
const PAGE = 50;

/** The town's bills by number; what is searched for stands in the address. */
export function BillList({ search, after }: z.infer<typeof BillSearch>) {
  const { may } = useSession();
  const reading = useAnswer(listBills, { search, after, limit: PAGE });
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <Refresh reading={reading} />
          {may(uploadBills) ? (
            <PlaceButton place={{ to: '/bills/import' }}>{texts.toImport}</PlaceButton>
          ) : null}
        </>
      }
    >
      <BillSearchBar key={search ?? ''} search={search ?? ''} />
      <ReadingView reading={reading}>
        {({ bills, next }) => (
          <>
            <Table
              caption={texts.caption}
              columns={columns(new Date(reading.dataUpdatedAt))}
              rows={bills}
              keyOf={(row) => `${row.townId} ${row.billId}`}
              empty={search || after ? texts.noneFound : texts.empty}
            />
            <Paging
              first={after ? { to: '/bills', search: { search } } : null}
              next={next ? { to: '/bills', search: { search, after: next } } : null}
              firstLabel={texts.firstPage}
              nextLabel={texts.nextPage}
            />
          </>
        )}
      </ReadingView>
    </Page>
  );
}

const columns = (now: Date): readonly Column<Row>[] => [
  { name: texts.bill, show: (row) => row.billNumber },
  { name: texts.kind, wraps: true, show: (row) => inLanguage(row.title, 'en', 'en').text },
  { name: texts.account, show: (row) => row.accountNumber },
  { name: texts.holder, wraps: true, show: (row) => row.holderName },
  { name: texts.due, show: (row) => showDay(row.dueOn) },
  { name: texts.amount, numeric: true, show: (row) => money(row, row.amountMinor) },
  { name: texts.paid, numeric: true, show: (row) => money(row, row.paidMinor) },
  { name: texts.open, numeric: true, show: (row) => money(row, row.amountMinor - row.paidMinor) },
  {
    name: texts.state,
    show: (row) => {
      const { word, tone } = billState(row, now);
      return <Mark tone={tone}>{word}</Mark>;
    },
  },
];

const money = ({ currency }: Row, amountMinor: number): string =>
  formatMoney({ amountMinor, currency }, 'en');
