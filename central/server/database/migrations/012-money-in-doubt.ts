import { type Kysely, sql } from 'kysely';

/**
 * What money in doubt holds, it holds until the doubt ends: such a hold has no time. Two payments may hold one bill when central
 * was restored from a backup and hears of the older one later. The holds of that moment are let go: kiosks ask for theirs again
 * before they take money. An exception says how much money it is about. What clerks decide
 * is written beside the kiosks' journals and never changed; nothing writes there yet.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table holds drop constraint holds_pkey;
    alter table holds add primary key (town_id, bill_id, kiosk_id, transaction_id);
    alter table holds alter column expires_at drop not null;
    delete from holds;
    alter table holds add column amount_minor bigint not null check (amount_minor > 0);

    alter table bookings drop constraint bookings_check1;
    alter table bookings add constraint bookings_held_until check (state = 'held' or held_until is null);

    alter table exceptions add column amount_minor bigint;
    alter table exceptions add column currency text;
    create index exceptions_open on exceptions (kiosk_id, transaction_id) where closed_at is null;
    create index transactions_unsettled on transactions (changed_at) where standing = 'unknown';

    create table clerk_entries (
      clerk_entry_id bigint generated always as identity primary key,
      town_id text not null references towns,
      kiosk_id uuid not null references kiosks,
      transaction_id text not null,
      kind text not null,
      body json not null,
      written_by text not null,
      written_at timestamptz not null
    );
    create index clerk_entries_by_transaction on clerk_entries (kiosk_id, transaction_id);
    create trigger clerk_entries_only_grows before update or delete or truncate on clerk_entries
      for each statement execute function refuse_change();
  `.execute(db);
}
