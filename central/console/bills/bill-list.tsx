import { exportBills, exportBillsWorkbook, listBills, uploadBills } from '../../wire/index.ts';
import { addressOf, ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { ButtonLink, Page, Paging, PlaceButton, Table } from '../design/index.ts';
import { SavedFilters } from '../filters/index.ts';
import { billColumns } from './bill-columns.tsx';
import { BillSearchBar } from './bill-search.tsx';
import type { BillSearch } from './search.ts';
import { texts } from './texts.ts';

const PAGE = 50;

/** The town's bills by number; what is searched for stands in the address. */
export function BillList({ search }: { readonly search: BillSearch }) {
  const { may } = useSession();
  const { after, ...filter } = search;
  const reading = useAnswer(listBills, { ...search, limit: PAGE });
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <Refresh reading={reading} />
          <ButtonLink href={addressOf(exportBills, filter)} download>
            {texts.exportAll}
          </ButtonLink>
          <ButtonLink href={addressOf(exportBillsWorkbook, filter)} download>
            {texts.exportWorkbook}
          </ButtonLink>
          {may(uploadBills) ? (
            <PlaceButton place={{ to: '/bills/import' }}>{texts.toImport}</PlaceButton>
          ) : null}
        </>
      }
    >
      <BillSearchBar key={JSON.stringify(filter)} filter={filter} />
      <SavedFilters page="bills" search={filter} />
      <ReadingView reading={reading}>
        {({ bills, next }) => (
          <>
            <Table
              caption={texts.caption}
              columns={billColumns}
              rows={bills}
              keyOf={(row) => `${row.townId} ${row.billId}`}
              empty={filter.search || filter.state || after ? texts.noneFound : texts.empty}
            />
            <Paging
              first={after ? { to: '/bills', search: filter } : null}
              next={next ? { to: '/bills', search: { ...filter, after: next } } : null}
              firstLabel={texts.firstPage}
              nextLabel={texts.nextPage}
            />
          </>
        )}
      </ReadingView>
    </Page>
  );
}
