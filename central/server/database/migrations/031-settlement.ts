import { type Kysely, sql } from 'kysely';

/**
 * The town's days of books. Movements of money are read out of the kiosks' journals and the clerks' entries and only grow, each counted to one day;
 * `settlement_cursors` says how far each journal was read, so that a delivery costs nothing more. Files of the card company, and closed days, which
 * are a chain, only grow as well.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table settlement_cursors (
      kiosk_id uuid not null references kiosks,
      epoch integer not null,
      seq bigint not null,
      primary key (kiosk_id, epoch)
    );
    create table settlement_waiting (
      waiting_id bigint generated always as identity primary key,
      kiosk_id uuid not null,
      transaction_id text not null
    );
    create function settle_again() returns trigger language plpgsql as $$
    begin
      insert into settlement_waiting (kiosk_id, transaction_id) select distinct kiosk_id, transaction_id from changed;
      return null;
    end $$;
    create trigger clerk_entries_settled after insert on clerk_entries
      referencing new table as changed for each statement execute function settle_again();
    create trigger waiting_payments_settled after delete on waiting_payments
      referencing old table as changed for each statement execute function settle_again();

    create table settlement_movements (
      town_id text not null references towns,
      kiosk_id uuid not null references kiosks,
      transaction_id text not null,
      movement_key text not null,
      kind text not null check (kind in ('taken', 'posted', 'returned', 'refunded')),
      by_card boolean not null,
      source text not null check (source in ('kiosk', 'central', 'clerk')),
      amount_minor bigint not null check (amount_minor <> 0),
      currency text not null,
      at timestamptz not null,
      arrived_at timestamptz not null,
      day date not null,
      own_day date not null,
      terminal_transaction_id text,
      authorisation_code text,
      reference text,
      primary key (kiosk_id, transaction_id, movement_key)
    );
    create index settlement_movements_by_day on settlement_movements (town_id, day, kiosk_id, transaction_id);
    create index settlement_movements_by_terminal_id on settlement_movements (town_id, terminal_transaction_id)
      where terminal_transaction_id is not null;
    create index settlement_movements_by_authorisation on settlement_movements (town_id, authorisation_code)
      where authorisation_code is not null;
    create trigger settlement_movements_only_grows before update or delete or truncate on settlement_movements
      for each statement execute function refuse_change();

    create table settlement_mappings (
      town_id text primary key references towns,
      mapping json not null,
      saved_by text not null,
      saved_at timestamptz not null
    );
    create table settlement_files (
      town_id text not null references towns,
      digest text not null,
      day date not null,
      name text not null,
      lines integer not null,
      sum_minor bigint not null,
      imported_by text not null,
      imported_at timestamptz not null,
      primary key (town_id, digest)
    );
    create index settlement_files_by_day on settlement_files (town_id, day);
    create trigger settlement_files_only_grows before update or delete or truncate on settlement_files
      for each statement execute function refuse_change();
    create table settlement_lines (
      town_id text not null,
      digest text not null,
      line integer not null,
      amount_minor bigint not null,
      currency text not null,
      terminal_transaction_id text,
      authorisation_code text,
      at timestamptz,
      kiosk_id uuid,
      transaction_id text,
      primary key (town_id, digest, line),
      foreign key (town_id, digest) references settlement_files
    );
    create index settlement_lines_by_transaction on settlement_lines (kiosk_id, transaction_id) where transaction_id is not null;
    create index settlement_lines_by_terminal_id on settlement_lines (town_id, terminal_transaction_id)
      where terminal_transaction_id is not null;
    create trigger settlement_lines_only_grows before update or delete or truncate on settlement_lines
      for each statement execute function refuse_change();

    create table settlement_requests (
      town_id text not null references towns,
      day date not null,
      digest text not null,
      asked_by text not null,
      asked_at timestamptz not null,
      primary key (town_id, day)
    );
    create table settlement_closings (
      town_id text not null references towns,
      day date not null,
      number integer not null,
      body json not null,
      prev text not null,
      hash text not null,
      closed_at timestamptz not null,
      primary key (town_id, day),
      unique (town_id, number)
    );
    create trigger settlement_closings_only_grows before update or delete or truncate on settlement_closings
      for each statement execute function refuse_change();
  `.execute(db);
}
