import { type Kysely, sql } from 'kysely';
import type { Money } from '../../../domain/money/index.ts';
import type { DatabaseTransaction, Schema, Whose } from '../database/index.ts';

export type ClerkPosting = Whose & {
  readonly townId: string;
  /** Null: off the payment, and its bills stay paid. */
  readonly billId: string | null;
  /** Below zero: taken off. */
  readonly amount: Money;
  readonly by: string;
  readonly at: Date;
};

/** Puts money of a transaction on a bill by a person's word, or takes it off. The bill's row is locked by the caller. */
export async function postByClerk(transaction: DatabaseTransaction, posting: ClerkPosting): Promise<void> {
  const { townId, kioskId, transactionId, billId, amount, by, at } = posting;
  await transaction
    .insertInto('clerk_postings')
    .values({
      town_id: townId,
      kiosk_id: kioskId,
      transaction_id: transactionId,
      bill_id: billId,
      amount_minor: amount.amountMinor,
      currency: amount.currency,
      posted_at: at,
      posted_by: by,
    })
    .execute();
  if (billId === null) return;
  await transaction
    .updateTable('bills')
    .set({ paid_minor: sql<number>`paid_minor + ${amount.amountMinor}` })
    .where('town_id', '=', townId)
    .where('bill_id', '=', billId)
    .execute();
}

/** What is posted for a transaction now: by its payment, and by people since. */
export type PostedNow = {
  /** Null where nothing was ever posted for it. */
  readonly total: Money | null;
  /** By bill; a fee of a service belongs to none. */
  readonly byBill: ReadonlyMap<string, number>;
};

export async function readPostedNow(
  db: Kysely<Schema>,
  { kioskId, transactionId }: Whose,
): Promise<PostedNow> {
  const { rows } = await sql<{ bill_id: string | null; amount_minor: number; currency: string | null }>`
    select bill_id, sum(amount_minor)::bigint as amount_minor, max(currency) as currency from (
      select null::text as bill_id, amount_minor, currency from postings
      where kiosk_id = ${kioskId}::uuid and transaction_id = ${transactionId} and outcome = 'accepted'
      union all
      select null, amount_minor, currency from clerk_postings
      where kiosk_id = ${kioskId}::uuid and transaction_id = ${transactionId}
      union all
      select bill_id, amount_minor, null from posting_lines
      where kiosk_id = ${kioskId}::uuid and transaction_id = ${transactionId}
      union all
      select bill_id, amount_minor, null from clerk_postings
      where kiosk_id = ${kioskId}::uuid and transaction_id = ${transactionId} and bill_id is not null
    ) as posted group by bill_id`.execute(db);
  const total = rows.find((row) => row.bill_id === null);
  return {
    total: total?.currency ? { amountMinor: total.amount_minor, currency: total.currency } : null,
    byBill: new Map(rows.flatMap((row) => (row.bill_id === null ? [] : [[row.bill_id, row.amount_minor]]))),
  };
}
