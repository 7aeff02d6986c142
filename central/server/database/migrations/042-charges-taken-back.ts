import { type Kysely, sql } from 'kysely';

/**
 * A posting that a person takes back, because the card was not charged after all, stays where it is, and stands no more: what was put on the bills
 * is taken off by postings of that person. Whatever central decides about the payment later is a posting with the next number.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table posting_lines add column number integer not null default 1;
    alter table postings add column number integer not null default 1;
    alter table posting_lines drop constraint posting_lines_kiosk_id_transaction_id_fkey;
    alter table posting_lines drop constraint posting_lines_pkey;
    alter table postings drop constraint postings_pkey;
    alter table postings add primary key (kiosk_id, transaction_id, number);
    alter table posting_lines add primary key (kiosk_id, transaction_id, number, bill_id);
    alter table posting_lines add foreign key (kiosk_id, transaction_id, number) references postings;

    create table postings_taken_back (
      kiosk_id uuid not null,
      transaction_id text not null,
      number integer not null,
      taken_back_at timestamptz not null,
      primary key (kiosk_id, transaction_id, number),
      foreign key (kiosk_id, transaction_id, number) references postings
    );
    create trigger postings_taken_back_only_grows before update or delete or truncate on postings_taken_back
      for each statement execute function refuse_change();
  `.execute(db);
}
