import { type Kysely, sql } from 'kysely';

/** Which version of the content each kiosk shows, as its heartbeat says. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table kiosk_health add column content_version bigint check (content_version >= 0)`.execute(
    db,
  );
}
