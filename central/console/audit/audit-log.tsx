import type { z } from 'zod';
import { type AuditRow, listAudit } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer } from '../api/index.ts';
import { type Column, Page, Paging, SearchBar, Table } from '../design/index.ts';
import { useGo } from '../link/index.ts';
import { At, spelled } from '../words/index.ts';
import { detailInWords } from './detail-in-words.ts';
import type { AuditSearch } from './search.ts';
import { texts } from './texts.ts';

type Row = z.infer<typeof AuditRow>;
const PAGE = 50;

/** Every change that people, kiosks and central itself made, newest first; what is searched for stands in the address. */
export function AuditLog({ search, after }: z.infer<typeof AuditSearch>) {
  const go = useGo();
  const reading = useAnswer(listAudit, { search, after, limit: PAGE });
  return (
    <Page title={texts.title} actions={<Refresh reading={reading} />}>
      <SearchBar
        key={search}
        label={texts.searchFor}
        name="search"
        hint={texts.searchHint}
        maxLength={80}
        value={search ?? ''}
        search={texts.search}
        clear={texts.clear}
        all={search ? { to: '/audit' } : null}
        onSearch={(typed) => go({ to: '/audit', search: { search: typed.trim() } })}
      />
      <ReadingView reading={reading}>
        {({ records, next }) => (
          <>
            <Table
              caption={texts.caption}
              columns={columns}
              rows={records}
              keyOf={({ auditId }) => String(auditId)}
              empty={search || after ? texts.noneFound : texts.empty}
            />
            <Paging
              first={after ? { to: '/audit', search: { search } } : null}
              next={next ? { to: '/audit', search: { search, after: next } } : null}
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
  { name: texts.at, show: ({ at }) => <At at={at} how="exact" /> },
  { name: texts.actor, show: ({ actor }) => actor },
  { name: texts.action, show: ({ action }) => spelled(action) },
  { name: texts.subject, wraps: true, show: ({ subject }) => subject },
  { name: texts.detail, wraps: true, show: ({ detail }) => detailInWords(detail) },
];
