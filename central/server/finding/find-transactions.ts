import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { MoneyStanding, type TransactionFilter } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';
import { hasOpenException } from '../ledger/index.ts';
import { readSearch, type Wanted } from './read-search.ts';

type Db = Kysely<Schema>;
type Search = SelectQueryBuilder<Schema, 'transaction_search', object>;
/** What a list is narrowed to; `townId` null: of all towns. */
export type Filter = z.infer<typeof TransactionFilter> & { readonly townId?: string | null };

export type Found = { readonly kioskId: string; readonly transactionId: string };
type Page = { readonly after?: string | undefined; readonly limit: number };

/** The transactions that fit, newest first, a page at a time; `next` is what `after` has to be for the page after. */
export async function findTransactions(
  db: Db,
  filter: Filter,
  { after, limit }: Page,
): Promise<{ readonly found: readonly Found[]; readonly next: string | null }> {
  let query = narrowed(db.selectFrom('transaction_search'), filter)
    .select(['kiosk_id', 'transaction_id', 'started_at'])
    .orderBy('started_at', 'desc')
    .orderBy('transaction_id', 'desc')
    .limit(limit + 1);
  const [time = '', id = ''] = (after ?? '').split('/');
  const since = new Date(time);
  if (id !== '' && !Number.isNaN(since.getTime()))
    query = query.where(sql<boolean>`(started_at, transaction_id) < (${since}, ${id})`);
  const rows = await query.execute();
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return {
    found: page.map((row) => ({ kioskId: row.kiosk_id, transactionId: row.transaction_id })),
    next: last ? `${last.started_at.toISOString()}/${last.transaction_id}` : null,
  };
}

/** No more than these are counted and summed: the newest ones. */
export const MOST_COUNTED = 10_000;

/** How many transactions fit, and their sums by where the money stands. */
export async function sumTransactions(db: Db, filter: Filter) {
  const newest = narrowed(db.selectFrom('transaction_search'), filter)
    .select(['standing', 'currency', 'amount_minor'])
    .orderBy('started_at', 'desc')
    .orderBy('transaction_id', 'desc')
    .limit(MOST_COUNTED + 1);
  const rows = await db
    .selectFrom(newest.as('newest'))
    .select(['standing', 'currency'])
    .select(({ fn }) => [
      fn.countAll<string>().as('count'),
      sql<string>`coalesce(sum(amount_minor), 0)`.as('sum'),
    ])
    .groupBy(['standing', 'currency'])
    .orderBy('standing')
    .orderBy('currency')
    .execute();
  const count = rows.reduce((all, row) => all + Number(row.count), 0);
  return {
    count: Math.min(count, MOST_COUNTED),
    more: count > MOST_COUNTED,
    sums: rows.map(({ standing, currency, count: of, sum }) => ({
      standing: MoneyStanding.parse(standing),
      currency,
      count: Number(of),
      amountMinor: Number(sum),
    })),
  };
}

function narrowed(query: Search, filter: Filter): Search {
  let search = query;
  if (filter.townId) search = search.where('town_id', '=', filter.townId);
  if (filter.kioskId) search = search.where('kiosk_id', '=', filter.kioskId);
  if (filter.serviceId) search = search.where('service_id', '=', filter.serviceId);
  if (filter.status) search = search.where('status', '=', filter.status);
  if (filter.standing) search = search.where('standing', '=', filter.standing);
  if (filter.scheme) search = search.where('scheme', '=', filter.scheme);
  if (filter.language) search = search.where('language', '=', filter.language);
  if (filter.from) search = search.where('started_at', '>=', new Date(filter.from));
  if (filter.until) search = search.where('started_at', '<', new Date(filter.until));
  if (filter.amountFrom !== undefined) search = search.where('amount_minor', '>=', filter.amountFrom);
  if (filter.amountTo !== undefined) search = search.where('amount_minor', '<=', filter.amountTo);
  if (filter.needsClerk === 'true') search = search.where(hasOpenException('transaction_search'));
  const typed = filter.search?.trim() ?? '';
  if (typed === '') return search;
  const wanted = readSearch(typed);
  // Something was typed, and nothing of it is a word: nothing has it.
  if (wanted.length === 0) return search.where(sql<boolean>`false`);
  return wanted.reduce((so, one) => so.where(fits(one)), search);
}

const fits = ({ ways }: Wanted) =>
  sql<boolean>`(${sql.join(
    ways.map(
      (way) =>
        sql`(${sql.join(
          way.map((anyOf) => sql`terms && ${[...anyOf]}::text[]`),
          sql` and `,
        )})`,
    ),
    sql` or `,
  )})`;
