import type { z } from 'zod';
import { formatMoney } from '../../../domain/money/index.ts';
import type { BillEntry } from '../../wire/index.ts';
import { type Column, Section, Table } from '../design/index.ts';
import { At } from '../words/index.ts';
import { lifeTexts, wayInWords } from './life-texts.ts';
import { texts } from './texts.ts';

type Entry = z.infer<typeof BillEntry>;
type BillEntriesProps = { readonly entries: readonly Entry[]; readonly currency: string };

/** What people wrote about a bill, the newest first. */
export function BillEntries({ entries, currency }: BillEntriesProps) {
  const columns: readonly Column<Entry>[] = [
    { name: texts.at, show: ({ at }) => <At at={at} /> },
    { name: texts.by, show: ({ by }) => by },
    {
      name: texts.what,
      wraps: true,
      show: ({ way }) => (way === null ? lifeTexts.reopened : wayInWords(way)),
    },
    {
      name: texts.open,
      numeric: true,
      show: ({ amountMinor }) => formatMoney({ amountMinor, currency }, 'en'),
    },
    { name: lifeTexts.finding, wraps: true, show: ({ finding }) => <bdi>{finding}</bdi> },
  ];
  return (
    <Section title={lifeTexts.written}>
      <Table
        caption={lifeTexts.written}
        columns={columns}
        rows={entries.toReversed()}
        keyOf={({ entryId }) => String(entryId)}
        empty={lifeTexts.nothingWritten}
      />
    </Section>
  );
}
