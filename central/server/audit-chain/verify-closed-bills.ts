import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/index.ts';

/** A bill that is closed or open otherwise than the entries of people say. */
export type BillBreak = {
  readonly kind: 'bills-broken';
  readonly townId: string;
  readonly billNumber: string;
  readonly why: string;
};

/**
 * Compares which bills are closed by people with what the last entry about each says. So a bill that was closed or reopened past the chain is
 * found, and so is one whose way of being closed was changed.
 */
export async function verifyClosedBills(db: Kysely<Schema>): Promise<BillBreak | null> {
  const { rows } = await sql<{ town_id: string; bill_number: string; is_closed: boolean }>`
    with last as (
      select distinct on (town_id, bill_id) town_id, bill_id, kind, clerk_entry_id, body->'way'->>'kind' as how
      from clerk_entries where bill_id is not null order by town_id, bill_id, clerk_entry_id desc
    ), said as (
      select town_id, bill_id, clerk_entry_id, how from last where kind = 'bill-closed'
    ), closed as (
      select town_id, bill_id, bill_number, closed_entry_id, closed_how from bills where closed_entry_id is not null
    )
    select coalesce(closed.town_id, bills.town_id) as town_id, coalesce(closed.bill_number, bills.bill_number) as bill_number,
      closed.bill_id is not null as is_closed
    from said full join closed using (town_id, bill_id)
    left join bills using (town_id, bill_id)
    where (said.clerk_entry_id, said.how) is distinct from (closed.closed_entry_id, closed.closed_how)
    order by 1, 2 limit 1`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { town_id: townId, bill_number: billNumber } = row;
  const why = row.is_closed
    ? 'it is closed otherwise than its last entry says'
    : 'its last entry closed it, and it is open';
  return { kind: 'bills-broken', townId, billNumber, why };
}
