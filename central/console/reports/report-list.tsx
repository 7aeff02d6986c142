import type { z } from 'zod';
import { inLanguage } from '../../../domain/text/index.ts';
import { listReports, type ReportSummary, readReport } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import { ChoiceField, type Column, Mark, Page, Paging, SearchBar, Table } from '../design/index.ts';
import { goTo, routeTo } from '../route/index.ts';
import { showTime } from '../words/index.ts';
import { asFilter, type Filter } from './filter.ts';
import { forwardTexts, statusTexts, texts } from './texts.ts';

type Summary = z.infer<typeof ReportSummary>;
const PAGE = 50;
const ALL = ['', texts.all] as const;

/** All reports of problems, newest first; what is searched for stands in the address. */
export function ReportList({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const { may } = useSession();
  const filter = asFilter(query);
  const reading = useAnswer(listReports, { ...filter, after: query.after, limit: PAGE });
  const filtered = Object.values(filter).some(Boolean);
  return (
    <Page title={texts.title} actions={<Refresh reading={reading} />}>
      <ReportSearch key={JSON.stringify(filter)} filter={filter} />
      <ReadingView reading={reading}>
        {({ reports, next }) => (
          <>
            <Table
              caption={texts.caption}
              columns={[reference(may(readReport)), ...columns]}
              rows={reports}
              keyOf={(row) => `${row.townId} ${row.requestId}`}
              empty={filtered || query.after ? texts.noneFound : texts.empty}
            />
            <Paging
              first={query.after ? routeTo(['reports'], filter) : null}
              next={next ? routeTo(['reports'], { ...filter, after: next }) : null}
              nextLabel={texts.nextPage}
              firstLabel={texts.firstPage}
            />
          </>
        )}
      </ReadingView>
    </Page>
  );
}

function ReportSearch({ filter }: { readonly filter: Filter }) {
  const search = (changed: Readonly<Record<string, string>>): void => {
    const { status = '', forward = '' } = filter;
    goTo(routeTo(['reports'], asFilter({ status, forward, ...changed })));
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
      all={Object.values(filter).some(Boolean) ? routeTo(['reports']) : null}
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
    mayRead ? <a href={routeTo(['reports', townId, requestId])}>{requestId}</a> : requestId,
});

const columns: readonly Column<Summary>[] = [
  { name: texts.reported, show: (row) => showTime(row.requestedAt) },
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
