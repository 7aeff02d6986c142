import { type Kysely, sql } from 'kysely';

/**
 * People belong to a town (null: to all of them) and their sessions can be named. A personal record knows its transaction, so that
 * it can be held as long as a clerk has something open about it. Each run of the retention leaves a report.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table users add column town_id text references towns;
    update users set town_id = (select min(town_id) from towns) where (select count(*) from towns) = 1;
    alter table sessions add column session_id uuid not null default gen_random_uuid();
    create unique index sessions_by_id on sessions (session_id);
    create index sessions_by_user on sessions (user_name);

    alter table personal_records add column transaction_id text;
    create index personal_records_by_age on personal_records (kind, received_at);
    alter table kiosk_health add column retention json;
    create table retention_runs (
      town_id text primary key references towns,
      ran_at timestamptz not null,
      erased json not null,
      held json not null
    );
  `.execute(db);
  // Found as text: PostgreSQL opens no JSON that holds the character NUL, and an entry may hold it. A quote within a text is escaped.
  for (const reference of ['details', 'receipt', 'address']) {
    const pattern = `"${reference}":[{][^}]*"recordId":"([^"]+)"`;
    await sql`
      update personal_records set transaction_id = named.transaction_id
      from (
        select kiosk_id, transaction_id, substring(entry::text from ${sql.lit(pattern)}) as record_id
        from journal_entries where transaction_id is not null
      ) as named
      where personal_records.kiosk_id = named.kiosk_id and personal_records.record_id = named.record_id
    `.execute(db);
  }
}
