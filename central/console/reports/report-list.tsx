import type { z } from 'zod';
import { inLanguage } from '../../../domain/text/index.ts';
import { listReports, type ReportSummary, readReport } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { ChoiceField, type Column, Mark, Page, Paging, SearchBar, Table } from '../design/index.ts';
import { SavedFilters } from '../filters/index.ts';
import { Link, useGo } from '../link/index.ts';
import { At } from '../words/index.ts';
import type { ReportSearch } from './search.ts';
import { forwardTexts, statusTexts, texts } from './texts.ts';

type Summary = z.infer<typeof ReportSummary>;
const PAGE = 50;
const ALL = ['', texts.all] as const;

/** All reports of problems, newest first; what is searched for stands in the address. */
export function ReportList({ search }: { readonly search: ReportSearch }) {
  const { may } = useSession();
  const { after, ...filter } = search;
  const reading = useAnswer(listReports, { ...search, limit: PAGE });
  const filtered = Object.values(filter).some(Boolean);
  return (
    <Page title={texts.title} actions={<Refresh reading={reading} />}>
      <ReportSearchBar key={JSON.stringify(filter)} filter={filter} />
      <SavedFilters page="reports" search={filter} />
      <ReadingView reading={reading}>
        {({ reports, next }) => (
          <>
            <Table
              caption={texts.caption}
              columns={[reference(may(readReport)), ...columns]}
              rows={reports}
              keyOf={(row) => `${row.townId} ${row.requestId}`}
              empty={filtered || after ? texts.noneFound : texts.empty}
            />
            <Paging
              first={after ? { to: '/reports', search: filter } : null}
              next={next ? { to: '/reports', search: { ...filter, after: next } } : null}
              nextLabel={texts.nextPage}
              firstLabel={texts.firstPage}
            />
          </>
        )}
      </ReadingView>
    </Page>
  );
}

function ReportSearchBar({ filter }: { readonly filter: Omit<ReportSearch, 'after'> }) {
  const go = useGo();
  const search = (changed: Readonly<Record<string, string>>): void => {
    const { status, forward } = filter;
    go({ to: '/reports', search: { status, forward, ...changed } });
  };
  return (
    <SearchBar
      label={texts.reference}
      name="reference"
      hint={texts.referenceHint}
      maxLength={80}
      value={filter.reference ?? ''}
      search={texts.search}
      clear={texts.clear}
      all={Object.values(filter).some(Boolean) ? { to: '/reports' } : null}
      onSearch={(wanted) => search({ reference: wanted })}
    >
      {(wanted) => (
        <>
          <ChoiceField
            label={texts.status}
            name="status"
            value={filter.status ?? ''}
            onChange={(status) => search({ reference: wanted, status })}
            choices={[ALL, ...Object.entries(statusTexts)]}
          />
          <ChoiceField
            label={texts.forward}
            name="forward"
            value={filter.forward ?? ''}
            onChange={(forward) => search({ reference: wanted, forward })}
            choices={[ALL, ...Object.entries(forwardTexts)]}
          />
        </>
      )}
    </SearchBar>
  );
}

const reference = (mayRead: boolean): Column<Summary> => ({
  name: texts.reference,
  show: ({ townId, requestId }) =>
    mayRead ? (
      <Link place={{ to: '/reports/$townId/$requestId', params: { townId, requestId } }}>{requestId}</Link>
    ) : (
      requestId
    ),
});

const columns: readonly Column<Summary>[] = [
  { name: texts.reported, show: (row) => <At at={row.requestedAt} /> },
  { name: texts.problem, wraps: true, show: (row) => inLanguage(row.title, 'en', 'en').text },
  { name: texts.place, wraps: true, show: (row) => row.address ?? texts.nowhere },
  {
    name: texts.status,
    show: ({ status }) => <Mark tone={status === 'open' ? 'warn' : 'good'}>{statusTexts[status]}</Mark>,
  },
  {
    name: texts.forward,
    show: ({ forward }) =>
      forward === 'failed' ? <Mark tone="bad">{forwardTexts.failed}</Mark> : forwardTexts[forward],
  },
];
