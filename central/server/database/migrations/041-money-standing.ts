import { type Kysely, sql } from 'kysely';

/**
 * Lists are narrowed by what they say of the money. That follows from the postings, the exceptions and what people wrote as well as from the
 * kiosk's own word, so the search hears of these, too. What was found before is made anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create trigger postings_searched after insert on postings
      referencing new table as changed for each statement execute function search_again();
    create trigger exceptions_searched_new after insert on exceptions
      referencing new table as changed for each statement execute function search_again();
    create trigger exceptions_searched_changed after update on exceptions
      referencing new table as changed for each statement execute function search_again();
    create trigger clerk_entries_searched after insert on clerk_entries
      referencing new table as changed for each statement execute function search_again();

    insert into search_waiting (kiosk_id, transaction_id) select kiosk_id, transaction_id from transactions;
  `.execute(db);
}
