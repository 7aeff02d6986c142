import type { z } from 'zod';
import { listBills, uploadBills } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { Page, Paging, PlaceButton, Table } from '../design/index.ts';
import { billColumns } from './bill-columns.tsx';
import { BillSearchBar } from './bill-search.tsx';
import type { BillSearch } from './search.ts';
import { texts } from './texts.ts';

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
              columns={billColumns(new Date(reading.dataUpdatedAt))}
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
