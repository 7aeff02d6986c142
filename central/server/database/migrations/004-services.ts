import { type Kysely, sql } from 'kysely';

/** The services that a town's kiosks offer, its list of fees, and the answers that central has checked before they were paid. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table services (
      town_id text not null references towns,
      service_id text not null,
      definition json not null,
      primary key (town_id, service_id)
    );
    alter table towns add column fees json not null default '{}';
    create table submission_holds (
      kiosk_id uuid not null references kiosks,
      transaction_id text not null,
      service_id text not null,
      total_minor bigint not null check (total_minor >= 0),
      held_at timestamptz not null,
      primary key (kiosk_id, transaction_id)
    );
    create index submission_holds_by_age on submission_holds (held_at);
  `.execute(db);
}
