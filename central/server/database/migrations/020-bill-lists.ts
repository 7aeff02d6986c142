import { type Kysely, sql } from 'kysely';

/**
 * The bill list is a snapshot of what is open: each bill knows whether the town's list has it (`listed_at`), how much of what
 * kiosks took the list's amount counts (`counted_minor`), and since when it is withdrawn. Lists that came are remembered, so that an
 * older one is not taken for a newer one.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table bills add column listed_at timestamptz;
    alter table bills add column withdrawn_at timestamptz;
    alter table bills add column counted_minor bigint not null default 0 check (counted_minor >= 0);
    update bills set listed_at = imported_at where bill_id not like 'case-%';
    create table bill_lists (
      list_id bigint generated always as identity primary key,
      town_id text not null references towns,
      digest text not null,
      as_of timestamptz,
      imported_at timestamptz not null,
      imported_by text not null,
      bills integer not null
    );
    create index bill_lists_by_town on bill_lists (town_id, list_id);
  `.execute(db);
}
