import { type Kysely, sql } from 'kysely';

/**
 * What residents wait for, the numbers they took, and the appointments that can be checked in. A number names nobody; an
 * appointment is deleted when its day is over.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table towns add column queues json not null default '[]';
    create table queue_ranges (
      town_id text not null references towns,
      slot integer not null check (slot >= 0),
      kiosk_id uuid not null references kiosks,
      epoch integer not null,
      primary key (town_id, slot),
      unique (kiosk_id, epoch)
    );
    create table queue_days (
      town_id text not null references towns,
      queue_id text not null,
      day date not null,
      last_number integer not null,
      primary key (town_id, queue_id, day)
    );
    create table appointments (
      town_id text not null references towns,
      reference text not null,
      surname text not null,
      queue_id text not null,
      starts_at timestamptz not null,
      imported_at timestamptz not null,
      kiosk_id uuid references kiosks,
      transaction_id text,
      primary key (town_id, reference),
      check ((kiosk_id is null) = (transaction_id is null))
    );
    create index appointments_by_time on appointments (town_id, starts_at);
    create table queue_tickets (
      town_id text not null references towns,
      day date not null,
      queue_id text not null,
      number integer not null check (number > 0),
      letter text not null,
      kiosk_id uuid not null references kiosks,
      transaction_id text not null,
      state text not null check (state in ('offered', 'waiting', 'called', 'serving', 'done', 'no-show')),
      taken_at timestamptz not null,
      due_at timestamptz,
      desk text,
      called_at timestamptz,
      calls integer not null default 0,
      ended_at timestamptz,
      primary key (town_id, day, queue_id, number),
      unique (kiosk_id, transaction_id),
      check ((desk is null) = (called_at is null)),
      check (desk is not null or state in ('offered', 'waiting'))
    );
    create unique index queue_tickets_at_desk on queue_tickets (town_id, day, desk)
      where state in ('called', 'serving');
    create index queue_tickets_waiting on queue_tickets (town_id, day, queue_id) where state = 'waiting';
  `.execute(db);
}
