import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/index.ts';

/** A posting by a person that no entry of a person says, or one that an entry says and that is not there. */
export type PostingBreak = {
  readonly kind: 'postings-broken';
  readonly townId: string;
  readonly kioskId: string;
  readonly transactionId: string;
  readonly why: string;
};

/**
 * Compares what people put on bills, or took off, with what their entries say: each posting follows from one chained entry, at its time and in
 * its name. So a posting that was changed, deleted or slipped in is found without a chain of its own. The same of postings that people took back.
 */
export async function verifyClerkPostings(db: Kysely<Schema>): Promise<PostingBreak | null> {
  const { rows } = await sql<{
    town_id: string;
    kiosk_id: string;
    transaction_id: string;
    is_there: boolean;
  }>`
    with entries as materialized (
      select * from clerk_entries where kind in ('refund-done', 'exception-reopened')
        or (kind = 'exception-closed' and body::text like '%"other-bill"%')
    ), said as (
      select town_id, kiosk_id, transaction_id, body->>'billId' as bill_id, -${AMOUNT} as amount_minor,
        body->'amount'->>'currency' as currency, written_at, written_by
      from entries where kind = 'refund-done'
      union all
      select entries.town_id, kiosk_id, transaction_id, bills.bill_id, ${AMOUNT}, body->'amount'->>'currency', written_at, written_by
      from entries
      left join bills on bills.town_id = entries.town_id and bills.bill_number = body->'way'->>'reference'
      where entries.kind = 'exception-closed' and body->'way'->>'how' = 'other-bill'
      union all
      select town_id, kiosk_id, transaction_id, line->>'billId', (line->>'amountMinor')::bigint, line->>'currency', written_at, written_by
      from entries cross join lateral json_array_elements(body->'postings') as line
      where kind = 'exception-reopened'
      union all
      select town_id, kiosk_id, transaction_id, ${TAKEN_BACK}, (body->'takenBack')::text::bigint, '', written_at, ''
      from entries where kind = 'exception-reopened' and body->'takenBack' is not null
    ), posted as (
      select town_id, kiosk_id, transaction_id, bill_id, amount_minor, currency, posted_at, posted_by from clerk_postings
      union all
      select town_id, back.kiosk_id, transaction_id, ${TAKEN_BACK}, back.number, '', taken_back_at, ''
      from postings_taken_back as back join kiosks using (kiosk_id)
    )
    select town_id, kiosk_id, transaction_id, is_there from (
      select *, false as is_there from (select * from said except all select * from posted) as gone
      union all
      select *, true from (select * from posted except all select * from said) as unsaid
    ) as differing order by written_at, is_there limit 1`.execute(db);
  const [row] = rows;
  if (!row) return null;
  const { town_id: townId, kiosk_id: kioskId, transaction_id: transactionId } = row;
  const why = row.is_there
    ? 'a posting by a person is there that no entry says'
    : 'a posting by a person that an entry says is gone or was changed';
  return { kind: 'postings-broken', townId, kioskId, transactionId, why };
}

const AMOUNT = sql`(body->'amount'->>'amountMinor')::bigint`;
/** What stands where a posting names a bill: that a posting was taken back. */
const TAKEN_BACK = sql`'posting taken back'`;
