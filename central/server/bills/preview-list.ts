import { sql } from 'kysely';
import type { DatabaseTransaction } from '../database/index.ts';
import { sha256 } from '../hash/index.ts';
import type { Named } from './compare-list.ts';
import type { ComparedList } from './compared-list.ts';

/** A bill that a list changes: what the resident is asked for before and after, by both without what was paid. */
type ChangedBill = { readonly billNumber: string; readonly beforeMinor: number; readonly afterMinor: number };

/** What an import would do at this moment. */
export type ListPreview = {
  readonly kind: 'previewed';
  /** Stands for all of it: an import that is given it is refused when something else would come of the list by then. */
  readonly stamp: string;
  readonly currency: string;
  /** This very file was the last one that was imported. */
  readonly again: boolean;
  readonly added: Named & { readonly sumMinor: number };
  readonly changed: {
    readonly count: number;
    readonly beforeMinor: number;
    readonly afterMinor: number;
    readonly first: readonly ChangedBill[];
  };
  readonly unchanged: number;
  /** The sum is what is open of them. */
  readonly withdrawn: Named & { readonly sumMinor: number };
  readonly gone: Named;
  readonly unclear: Named;
  /** Bills of the list that people have closed: they would stay closed. */
  readonly closed: Named;
  readonly movedMinor: number;
  /** What one person may change; null: a second one is not needed. */
  readonly limitMinor: number | null;
};

const MOST_NAMED = 20;

/** Reads what the comparison has found; the transaction ends without a change. */
export async function previewList(
  transaction: DatabaseTransaction,
  list: ComparedList,
): Promise<ListPreview> {
  const { changes, currency, order, movedMinor, limitMinor } = list;
  const { rows: added } = await sql<{ sum: number; first: string[] | null }>`
    select coalesce(sum(whole_minor), 0)::bigint as sum,
      (array_agg("billNumber" order by "billNumber"))[1:${MOST_NAMED}] as first
    from compared_bills where change = 'new'`.execute(transaction);
  const { rows: changed } = await sql<{ before: number; after: number }>`
    select coalesce(sum(whole_before), 0)::bigint as before, coalesce(sum(whole_minor), 0)::bigint as after
    from compared_bills where change = 'other'`.execute(transaction);
  const { rows: first } = await sql<ChangedBill>`
    select "billNumber", whole_before as "beforeMinor", whole_minor as "afterMinor"
    from compared_bills where change = 'other' order by "billNumber" limit ${MOST_NAMED}`.execute(
    transaction,
  );
  const { rows: withdrawn } = await sql<{ sum: number; first: string[] | null }>`
    select coalesce(sum(bills.amount_minor - bills.paid_minor), 0)::bigint as sum,
      (array_agg(bills.bill_number order by bills.bill_number))[1:${MOST_NAMED}] as first
    from gone_bills join bills using (bill_id) where withdraws`.execute(transaction);
  return {
    kind: 'previewed',
    stamp: await stampOf(transaction, list),
    currency,
    again: order === 'again',
    added: { count: changes.added, first: added[0]?.first ?? [], sumMinor: added[0]?.sum ?? 0 },
    changed: {
      count: changes.changed,
      beforeMinor: changed[0]?.before ?? 0,
      afterMinor: changed[0]?.after ?? 0,
      first,
    },
    unchanged: changes.unchanged,
    withdrawn: {
      count: changes.withdrawn,
      first: withdrawn[0]?.first ?? [],
      sumMinor: withdrawn[0]?.sum ?? 0,
    },
    gone: changes.gone,
    unclear: changes.unclear,
    closed: changes.closed,
    movedMinor,
    limitMinor,
  };
}

/** The same for the same file as long as the same would come of it: of every bill, what is known of it, what was paid, and what it becomes. */
export async function stampOf(transaction: DatabaseTransaction, list: ComparedList): Promise<string> {
  const { rows } = await sql<{ bills: string | null; gone: string | null }>`
    select
      (select md5(string_agg(md5(one::text), '' order by one."billNumber")) from compared_bills as one) as bills,
      (select md5(string_agg(md5((gone_bills, amount_minor, paid_minor)::text), '' order by gone_bills.bill_id))
        from gone_bills join bills using (bill_id)) as gone`.execute(transaction);
  return sha256(JSON.stringify([list.digest, list.order, list.limitMinor, rows[0]?.bills, rows[0]?.gone]));
}
