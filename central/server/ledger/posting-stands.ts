import { type RawBuilder, sql } from 'kysely';

/** Whether a row of `postings` stands: no person has taken it back. Of a transaction one does at most. */
export const POSTING_STANDS: RawBuilder<boolean> = sql`not exists (
  select from postings_taken_back as back where back.kiosk_id = postings.kiosk_id
    and back.transaction_id = postings.transaction_id and back.number = postings.number
)`;

/** Whether a row of `postings` is the one that stands of a row of `transactions`. */
export const POSTING_OF_TRANSACTION: RawBuilder<boolean> = sql`(
  postings.kiosk_id = transactions.kiosk_id and postings.transaction_id = transactions.transaction_id and ${POSTING_STANDS}
)`;
