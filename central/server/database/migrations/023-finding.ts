import { type Kysely, sql } from 'kysely';

/**
 * One row per transaction by which clerks find it: what lists are narrowed to, and the words that a caller may know. It is made from the
 * ledger by a program that follows `search_waiting`, and can be made anew at any time. What is erased as personal data goes from it in the same
 * moment. The indexes are those of the orders in which clerks read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table transaction_search (
      town_id text not null,
      kiosk_id uuid not null,
      transaction_id text not null,
      started_at timestamptz not null,
      service_id text not null,
      status text not null,
      standing text not null,
      amount_minor bigint,
      currency text,
      scheme text,
      language text not null,
      terms text[] not null,
      primary key (kiosk_id, transaction_id)
    );
    create index transaction_search_by_time on transaction_search (started_at desc, transaction_id desc);
    create index transaction_search_by_town on transaction_search (town_id, started_at desc, transaction_id desc);
    create index transaction_search_by_kiosk on transaction_search (kiosk_id, started_at desc, transaction_id desc);
    create index transaction_search_by_service on transaction_search (town_id, service_id, started_at desc, transaction_id desc);
    create index transaction_search_by_standing on transaction_search (town_id, standing, started_at desc, transaction_id desc);
    create index transaction_search_by_amount on transaction_search (town_id, amount_minor, started_at desc);
    create index transaction_search_by_terms on transaction_search using gin (terms);

    create table search_waiting (
      waiting_id bigint generated always as identity primary key,
      kiosk_id uuid not null,
      transaction_id text not null
    );

    create function search_again() returns trigger language plpgsql as $$
    begin
      insert into search_waiting (kiosk_id, transaction_id)
        select distinct kiosk_id, transaction_id from changed where transaction_id is not null;
      return null;
    end $$;
    create function search_erased() returns trigger language plpgsql as $$
    begin
      update transaction_search set terms = '{}' from changed
        where transaction_search.kiosk_id = changed.kiosk_id and transaction_search.transaction_id = changed.transaction_id;
      insert into search_waiting (kiosk_id, transaction_id)
        select distinct kiosk_id, transaction_id from changed where transaction_id is not null;
      return null;
    end $$;
    create trigger transactions_searched_new after insert on transactions
      referencing new table as changed for each statement execute function search_again();
    create trigger transactions_searched_changed after update on transactions
      referencing new table as changed for each statement execute function search_again();
    create trigger personal_records_searched_new after insert on personal_records
      referencing new table as changed for each statement execute function search_again();
    create trigger personal_records_searched_changed after update on personal_records
      referencing new table as changed for each statement execute function search_erased();
    create trigger personal_records_searched_erased after delete on personal_records
      referencing old table as changed for each statement execute function search_erased();

    insert into search_waiting (kiosk_id, transaction_id) select kiosk_id, transaction_id from transactions;
  `.execute(db);
}
