import type { z } from 'zod';
import { listSettlementDays } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer } from '../api/index.ts';
import { type Column, Mark, Notice, Page, Paging, Table } from '../design/index.ts';
import { Link } from '../link/index.ts';
import { showDay } from '../words/index.ts';
import { moneyOf } from './money-of.ts';
import { dayPlace } from './place.ts';
import { stateTexts, texts } from './texts.ts';

type Day = z.infer<typeof listSettlementDays.response>['days'][number];

/** The town's days of books, newest first: which are closed, and which wait. */
export function DayList({ before }: { readonly before: string | undefined }) {
  const reading = useAnswer(listSettlementDays, { before });
  return (
    <Page title={texts.title} actions={<Refresh reading={reading} />}>
      <p>{texts.about}</p>
      <ReadingView reading={reading}>
        {({ days, next, currency, brokenAt }) => (
          <>
            {brokenAt === null ? null : (
              <Notice tone="bad" title={texts.broken}>
                <p>
                  {showDay(brokenAt)}: {texts.brokenWhat}
                </p>
              </Notice>
            )}
            <Table
              caption={texts.caption}
              columns={columns(currency)}
              rows={days}
              keyOf={({ day }) => day}
              empty={texts.empty}
            />
            <Paging
              first={before === undefined ? null : { to: '/settlement' }}
              next={next === null ? null : { to: '/settlement', search: { before: next } }}
              firstLabel={texts.firstPage}
              nextLabel={texts.nextPage}
            />
          </>
        )}
      </ReadingView>
    </Page>
  );
}

const columns = (currency: string): readonly Column<Day>[] => [
  { name: texts.day, show: ({ day }) => <Link place={dayPlace(day)}>{showDay(day)}</Link> },
  {
    name: texts.state,
    show: ({ state }) => <Mark tone={stateTexts[state].tone}>{stateTexts[state].word}</Mark>,
  },
  {
    name: texts.taken,
    numeric: true,
    show: ({ takenMinor }) => moneyOf(takenMinor, currency),
  },
  {
    name: texts.posted,
    numeric: true,
    show: ({ postedMinor }) => moneyOf(postedMinor, currency),
  },
  { name: texts.differences, numeric: true, show: ({ differences }) => differences ?? texts.notCounted },
];
