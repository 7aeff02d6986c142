import type { z } from 'zod';
import { RatingReason } from '../../../domain/journal/index.ts';
import { listRatings, type RatingRow } from '../../wire/index.ts';
import { ReadingView, Refresh, useAnswer } from '../api/index.ts';
import { type Column, Page, Table } from '../design/index.ts';
import { ServiceTitle } from '../words/index.ts';
import { reasonTexts, texts } from './texts.ts';

type Row = z.infer<typeof RatingRow>;

/** How residents liked it: five faces at the end of each transaction. */
export function Ratings() {
  const reading = useAnswer(listRatings, { days: 30 });
  return (
    <Page title={texts.title} actions={<Refresh reading={reading} />}>
      <ReadingView reading={reading}>
        {({ ratings }) => (
          <Table
            caption={texts.caption}
            columns={columns}
            rows={ratings}
            keyOf={(row) => row.serviceId}
            empty={texts.empty}
          />
        )}
      </ReadingView>
    </Page>
  );
}

const columns: readonly Column<Row>[] = [
  { name: texts.service, show: (row) => <ServiceTitle serviceId={row.serviceId} /> },
  { name: texts.count, numeric: true, show: (row) => String(row.count) },
  { name: texts.mean, numeric: true, show: (row) => row.mean.toFixed(1) },
  { name: texts.scores, show: (row) => row.scores.join(' · ') },
  {
    name: texts.reasons,
    wraps: true,
    show: ({ reasons }) =>
      RatingReason.options
        .filter((reason) => (reasons[reason] ?? 0) > 0)
        .map((reason) => `${reasonTexts[reason]}: ${reasons[reason]}`)
        .join(', '),
  },
];
