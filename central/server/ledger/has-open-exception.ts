import { type RawBuilder, sql } from 'kysely';

/** Whether an exception of the transaction that a row of this table (or alias) names is open. */
export const hasOpenException = (table: string): RawBuilder<boolean> => sql`exists (
  select from exceptions where exceptions.kiosk_id = ${sql.ref(`${table}.kiosk_id`)}
    and exceptions.transaction_id = ${sql.ref(`${table}.transaction_id`)} and exceptions.closed_at is null
)`;
