import { Suspense } from 'react';
import type { z } from 'zod';
import { type AuditRow, exportAudit, listAudit } from '../../wire/index.ts';
import { addressOf, ReadingView, Refresh, useAnswer, useSession } from '../api/index.ts';
import {
  ButtonLink,
  type Column,
  DateRangeField,
  Mark,
  Page,
  Paging,
  SearchBar,
  Table,
} from '../design/index.ts';
import { SavedFilters } from '../filters/index.ts';
import { Link, useGo } from '../link/index.ts';
import { At, spelled, useWords } from '../words/index.ts';
import { detailInWords } from './detail-in-words.ts';
import { type AuditSearch, filterOf, type Narrowing } from './search.ts';
import { texts } from './texts.ts';

type Row = z.infer<typeof AuditRow>;
const PAGE = 50;

/** Every change that people, programs, kiosks and central itself made, newest first; what it is narrowed to stands in the address. */
export function AuditLog({ after, ...narrowing }: z.infer<typeof AuditSearch>) {
  const go = useGo();
  const { timeZone } = useWords();
  const { may } = useSession();
  const { search, actor, fromDay, toDay } = narrowing;
  const asked = filterOf(narrowing, timeZone);
  const reading = useAnswer(listAudit, { ...asked, after, limit: PAGE });
  const show = (changed: Narrowing): void => go({ to: '/audit', search: { ...narrowing, ...changed } });
  const narrowed = Object.values(narrowing).some(Boolean);
  return (
    <Page
      title={texts.title}
      actions={
        <>
          <Refresh reading={reading} />
          {may(exportAudit) ? (
            <ButtonLink href={addressOf(exportAudit, asked)} download>
              {texts.export}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      <SearchBar
        key={JSON.stringify(narrowing)}
        label={texts.searchFor}
        name="search"
        hint={texts.searchHint}
        maxLength={80}
        value={search ?? ''}
        search={texts.search}
        clear={texts.clear}
        all={narrowed ? { to: '/audit' } : null}
        onSearch={(typed) => show({ search: typed.trim() })}
      >
        {(box) => (
          <Suspense>
            <DateRangeField
              label={texts.days}
              value={fromDay && toDay ? { from: fromDay, to: toDay } : null}
              onChange={(range) => show({ search: box.trim(), fromDay: range?.from, toDay: range?.to })}
              words={{ open: texts.openCalendar, before: texts.monthBefore, after: texts.monthAfter }}
            />
          </Suspense>
        )}
      </SearchBar>
      {actor ? (
        <p>
          {texts.only} <Mark tone="busy">{actor}</Mark>
        </p>
      ) : null}
      <SavedFilters page="audit" search={narrowing} />
      <ReadingView reading={reading}>
        {({ records, next }) => (
          <>
            <Table
              caption={texts.caption}
              columns={columns}
              rows={records}
              keyOf={({ auditId }) => String(auditId)}
              empty={narrowed || after ? texts.noneFound : texts.empty}
            />
            <Paging
              first={after ? { to: '/audit', search: narrowing } : null}
              next={next ? { to: '/audit', search: { ...narrowing, after: next } } : null}
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
  {
    name: texts.actor,
    show: ({ actor }) => <Link place={{ to: '/audit', search: { actor } }}>{actor}</Link>,
  },
  { name: texts.action, show: ({ action }) => spelled(action) },
  { name: texts.subject, wraps: true, show: ({ subject }) => subject },
  { name: texts.detail, wraps: true, show: ({ detail }) => detailInWords(detail) },
];
