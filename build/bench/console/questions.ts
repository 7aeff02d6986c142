import type { z } from 'zod';
import {
  listTransactions,
  readTransaction,
  sumTransactions,
  type TransactionFilter,
} from '../../../central/wire/index.ts';
import type { Sample } from './samples.ts';

/** What stands in the query of an address. */
type Asked = Readonly<Record<string, string | number | undefined>>;
type Filter = Omit<z.input<typeof TransactionFilter>, 'amountFrom' | 'amountTo'> & {
  readonly amountFrom?: number;
  readonly amountTo?: number;
};

/** One request of the console, and a bare query by an index that gives as much. */
export type Question = { readonly path: string; readonly query: Asked; readonly bare: Bare };
type Bare = { readonly text: string; readonly values: readonly unknown[] };

/** What a clerk does; each takes another one of the transactions that are there. */
export type Kind = { readonly what: string; readonly ask: (sample: Sample, turn: number) => Question };

/** So many rows as a page shows. */
const PAGE = `select * from transactions where town_id = 'millbrook' and started_at <= $1 order by started_at desc, transaction_id limit 50`;
const ONE = `select * from transactions where kiosk_id = $1 and transaction_id = $2`;
const EVENTS = `select * from journal_entries where kiosk_id = $1 and transaction_id = $2`;

const page = (filter: Filter, from: Date): Question => ({
  path: listTransactions.path,
  query: { ...filter, limit: 50 },
  bare: { text: PAGE, values: [from] },
});
const nothing = (filter: Filter, { kioskId }: Sample): Question => ({
  path: listTransactions.path,
  query: { ...filter, limit: 50 },
  bare: { text: ONE, values: [kioskId, 'nowhere'] },
});
const turns = <One>(all: readonly One[], turn: number): One => {
  const one = all[turn % all.length];
  if (one === undefined) throw new Error('nothing to take turns with');
  return one;
};

const DAY_MS = 86_400_000;
const around = (at: Date, ms: number) => ({
  from: new Date(at.getTime() - ms).toISOString(),
  until: new Date(at.getTime() + ms).toISOString(),
});

/** The filters that a clerk sets, one or more of them at once. */
const filtersOf = ({ kioskId, amountMinor, startedAt }: Sample): readonly Filter[] => [
  { kioskId },
  { serviceId: 'permit', status: 'completed' },
  { standing: 'reversed' },
  { standing: 'clerk' },
  { status: 'open' },
  { needsClerk: 'true' },
  { scheme: 'Maestro', language: 'ar' },
  { amountFrom: amountMinor, amountTo: amountMinor },
  { amountFrom: amountMinor, amountTo: amountMinor + 500, kioskId },
  around(startedAt, DAY_MS),
  { ...around(startedAt, DAY_MS), kioskId, amountFrom: 100 },
];

/** Filters that fit nothing, each for another reason. */
const fruitless = ({ kioskId, startedAt }: Sample): readonly Filter[] => [
  { scheme: 'JCB' },
  { language: 'fr' },
  { standing: 'reversing' },
  { serviceId: 'none' },
  { amountFrom: 9_999_999 },
  { status: 'open', standing: 'delivered' },
  { kioskId, status: 'abandoned', standing: 'reversed' },
  { search: 'nobody' },
  { search: 'nobody', status: 'completed' },
  { ...around(startedAt, DAY_MS), scheme: 'JCB' },
];

/** What callers know. */
const known = ({ reference, amountMinor, digits, names }: Sample): readonly string[] => [
  reference,
  (amountMinor / 100).toFixed(2),
  digits,
  names.join(' '),
  `${names[1]} ${(amountMinor / 100).toFixed(2)}`,
  `${(amountMinor / 100).toFixed(2)} ${digits}`,
  names[1],
];

export const KINDS: readonly Kind[] = [
  { what: 'first page', ask: () => page({}, new Date()) },
  { what: 'filtered page', ask: (sample, turn) => page(turns(filtersOf(sample), turn), sample.startedAt) },
  {
    what: 'filter that finds nothing',
    ask: (sample, turn) => nothing(turns(fruitless(sample), turn), sample),
  },
  {
    what: 'search box',
    ask: (sample, turn) => page({ search: turns(known(sample), turn) }, sample.startedAt),
  },
  {
    what: 'sum of a filtered page',
    ask: (sample, turn) => ({
      path: sumTransactions.path,
      query: turns(filtersOf(sample), turn),
      bare: { text: PAGE, values: [sample.startedAt] },
    }),
  },
  {
    what: 'detail',
    ask: ({ kioskId, transactionId }) => ({
      path: readTransaction.path,
      query: { kioskId, transactionId },
      bare: { text: EVENTS, values: [kioskId, transactionId] },
    }),
  },
];
