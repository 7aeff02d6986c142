import { type Kysely, sql } from 'kysely';

/**
 * What people write about a transaction, a report or an account for the next person. A note is added and never changed; its text alone can be
 * emptied, when the time of the personal data is over to which it belongs.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table notes (
      note_id bigint generated always as identity primary key,
      town_id text not null references towns,
      kiosk_id uuid references kiosks,
      transaction_id text,
      request_id text,
      account_number text,
      text text not null,
      written_by text not null,
      written_at timestamptz not null,
      check (num_nonnulls(transaction_id, request_id, account_number) = 1),
      check ((kiosk_id is null) = (transaction_id is null))
    );
    create index notes_by_transaction on notes (kiosk_id, transaction_id) where transaction_id is not null;
    create index notes_by_report on notes (town_id, request_id) where request_id is not null;
    create index notes_by_account on notes (town_id, account_number) where account_number is not null;
    create function erase_note_alone() returns trigger language plpgsql as $$
    declare
      erased notes := old;
    begin
      erased.text := '';
      if new is distinct from erased then
        raise exception 'notes only grow: % refused', tg_op using errcode = 'restrict_violation';
      end if;
      return new;
    end $$;
    create trigger notes_only_erased before update on notes for each row execute function erase_note_alone();
    create trigger notes_never_removed before delete or truncate on notes
      for each statement execute function refuse_change();
  `.execute(db);
}
