import { type Kysely, sql } from 'kysely';

/** Somebody at a kiosk asked for staff; a kiosk has one open call. Nothing is known of who it was. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table help_calls (
      kiosk_id uuid not null references kiosks,
      call_id bigint generated always as identity,
      screen text not null,
      times integer not null default 1,
      called_at timestamptz not null,
      last_at timestamptz not null,
      seen_at timestamptz,
      seen_by text,
      done_at timestamptz,
      done_by text,
      primary key (kiosk_id, call_id),
      check ((seen_at is null) = (seen_by is null)),
      check ((done_at is null) = (done_by is null))
    );
    create unique index help_calls_open on help_calls (kiosk_id) where done_at is null;
  `.execute(db);
}
