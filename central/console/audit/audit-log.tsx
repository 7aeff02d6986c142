import type { z } from 'zod';
import { type AuditRow, listAudit } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer } from '../api/index.ts';
import { type Column, Page, Paging, SearchBar, Table } from '../design/index.ts';
import { goTo, routeTo } from '../route/index.ts';
import { showExactTime, spelled } from '../words/index.ts';
import { detailInWords } from './detail-in-words.ts';
import { texts } from './texts.ts';

type Row = z.infer<typeof AuditRow>;
const PAGE = 50;
const LONGEST_SEARCH = 80;

/** Every change that people, kiosks and central itself made, newest first; what is searched for stands in the address. */
export function AuditLog({ query }: { readonly query: Readonly<Record<string, string>> }) {
  const search = query.search?.trim().slice(0, LONGEST_SEARCH) || undefined;
  const reading = useAnswer(listAudit, { search, after: query.after, limit: PAGE });
  return (
    <Page title={texts.title} actions={<Refresh reading={reading} />}>
      <SearchBar
        key={search}
        label={texts.searchFor}
        name="search"
        hint={texts.searchHint}
        maxLength={LONGEST_SEARCH}
        value={search ?? ''}
        search={texts.search}
        clear={texts.clear}
        all={search ? routeTo(['audit']) : null}
        onSearch={(typed) => goTo(routeTo(['audit'], { search: typed.trim() }))}
      />
      <ReadingView reading={reading}>
        {({ records, next }) => (
          <>
            <Table
              caption={texts.caption}
              columns={columns}
              rows={records}
              keyOf={({ auditId }) => String(auditId)}
              empty={search || query.after ? texts.noneFound : texts.empty}
            />
            <Paging
              first={query.after ? routeTo(['audit'], { search }) : null}
              next={next ? routeTo(['audit'], { search, after: next }) : null}
              nextLabel={texts.nextPage}
              firstLabel={texts.firstPage}
            />
          </>
        )}
      </ReadingView>
    </Page>
  );
}

const columns: readonly Column<Row>[] = [
  { name: texts.at, show: ({ at }) => showExactTime(at) },
  { name: texts.actor, show: ({ actor }) => actor },
  { name: texts.action, show: ({ action }) => spelled(action) },
  { name: texts.subject, wraps: true, show: ({ subject }) => subject },
  { name: texts.detail, wraps: true, show: ({ detail }) => detailInWords(detail) },
];
