import { type Kysely, sql } from 'kysely';

/** Lists of bills that change more of what is owed than one person may decide: they wait for a second one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table waiting_bill_lists (
      town_id text not null references towns,
      digest text not null,
      content bytea not null,
      encoding text,
      moved_minor bigint not null,
      made_by text not null,
      made_at timestamptz not null,
      primary key (town_id, digest)
    );
  `.execute(db);
}
