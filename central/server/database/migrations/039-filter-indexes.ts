import { type Kysely, sql } from 'kysely';

/**
 * An index for each thing that lists of transactions are narrowed to, in the order in which clerks read: what only a few have is found without
 * reading the others. The statistics say which of them go together: PostgreSQL would expect a tenth of all cards among what was never paid, and
 * read half of the table for them. New words are in the index at once: a search would have to read through those that wait.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create index transaction_search_by_status on transaction_search (town_id, status, started_at desc, transaction_id desc);
    create index transaction_search_by_scheme on transaction_search (town_id, scheme, started_at desc, transaction_id desc);
    create index transaction_search_by_language on transaction_search (town_id, language, started_at desc, transaction_id desc);
    create statistics transaction_search_together (mcv)
      on status, standing, service_id, scheme, language, kiosk_id from transaction_search;
    alter index transaction_search_by_terms set (fastupdate = off);
  `.execute(db);
}
