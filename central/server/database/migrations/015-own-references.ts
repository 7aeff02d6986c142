import { type Kysely, sql } from 'kysely';

/** A reference is unique within the kiosk that gave it: what one kiosk sends takes no place of another's. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cases drop constraint cases_pkey;
    alter table cases add primary key (kiosk_id, reference);
    create index cases_by_reference on cases (town_id, reference);
    alter table bookings drop constraint bookings_town_id_reference_key;
    alter table bookings add constraint bookings_own_reference unique (kiosk_id, reference);
    create index bookings_by_reference on bookings (town_id, reference);
  `.execute(db);
}
