import { type Kysely, sql } from 'kysely';

/** Who is at work on an exception. When an exception ends, by a kiosk or a person, no one is at work on it any more: the database sees to that. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table exception_claims (
      kiosk_id uuid not null references kiosks,
      transaction_id text not null,
      kind text not null,
      claimed_by text not null,
      claimed_at timestamptz not null,
      lapses_at timestamptz not null,
      taken_from text,
      primary key (kiosk_id, transaction_id, kind)
    );
    create function end_claim() returns trigger language plpgsql as $$
    begin
      delete from exception_claims as one where one.kiosk_id = new.kiosk_id
        and one.transaction_id = new.transaction_id and one.kind = new.kind;
      return null;
    end $$;
    create trigger exceptions_end_claims after update of closed_at on exceptions
      for each row when (old.closed_at is null and new.closed_at is not null) execute function end_claim();
  `.execute(db);
}
