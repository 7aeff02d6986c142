import { type Kysely, sql } from 'kysely';

/** What people have narrowed a list to and gave a name: each their own, gone with them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table saved_filters (
      user_name text not null references users on delete cascade,
      page text not null,
      name text not null,
      address text not null,
      saved_at timestamptz not null,
      primary key (user_name, page, name)
    );
  `.execute(db);
}
