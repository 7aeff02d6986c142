import { type Kysely, sql } from 'kysely';

/**
 * What residents book. A slot that is held or booked is nobody else's: the constraint says so whatever the programs do,
 * also when the length of the slots has since changed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create extension if not exists btree_gist;
    alter table towns add column facilities json not null default '[]';
    alter table towns add column holidays json not null default '[]';
    create table bookings (
      kiosk_id uuid not null references kiosks,
      transaction_id text not null,
      town_id text not null references towns,
      facility_id text not null,
      unit_id text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      state text not null check (state in ('held', 'booked', 'cancelled')),
      held_until timestamptz,
      reference text,
      holder_name text,
      surname text,
      contact text,
      fee_minor bigint not null default 0,
      currency text,
      booked_at timestamptz,
      cancelled_at timestamptz,
      cancelled_by text,
      primary key (kiosk_id, transaction_id),
      unique (town_id, reference),
      check (starts_at < ends_at),
      check ((state = 'held') = (held_until is not null)),
      check ((state = 'held') = (reference is null)),
      check ((state = 'cancelled') = (cancelled_at is not null)),
      constraint bookings_one_at_a_time exclude using gist (
        town_id with =, facility_id with =, unit_id with =, tstzrange(starts_at, ends_at) with &&
      ) where (state <> 'cancelled')
    );
    create index bookings_by_time on bookings (town_id, facility_id, starts_at);
  `.execute(db);
}
