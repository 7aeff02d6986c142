import { type Kysely, sql } from 'kysely';

/**
 * Money that a kiosk reports counts once a second person has compared its key; until then it waits. Kiosks that are enrolled
 * already are in use and trusted. Where a kiosk's key speaks from is remembered for as long as it takes to notice a clone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table enrolment_codes add column made_by text not null default '';
    alter table enrolment_codes add column confirms boolean not null default false;
    alter table kiosks add column enrolled_by text not null default '';
    alter table kiosks add column confirmed_at timestamptz;
    alter table kiosks add column confirmed_by text;
    update kiosks set confirmed_at = enrolled_at, confirmed_by = 'in use before confirmation' where public_key is not null;
    create table waiting_payments (
      kiosk_id uuid not null references kiosks,
      transaction_id text not null,
      taken_at timestamptz not null,
      primary key (kiosk_id, transaction_id)
    );
    create table kiosk_places (
      kiosk_id uuid not null references kiosks,
      boot_id text not null,
      address text not null,
      last_at timestamptz not null,
      primary key (kiosk_id, boot_id, address)
    );
  `.execute(db);
}
