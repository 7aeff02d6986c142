import { type Kysely, sql } from 'kysely';

/**
 * Links that are good once, by which people choose their own password: somebody who is invited, who has lost theirs, and the first administrator, whose
 * name is chosen with it. Only the hash of a link's token is here. Accounts of a demo sign in at a demo alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table access_links (
      link_id uuid primary key default gen_random_uuid(),
      token_hash text not null unique,
      purpose text not null check (purpose in ('invitation', 'password', 'first-administrator')),
      user_name text,
      role text not null,
      town_id text references towns,
      made_by text not null,
      made_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz,
      withdrawn_at timestamptz,
      check ((user_name is null) = (purpose = 'first-administrator'))
    );
    create unique index access_links_open on access_links (coalesce(user_name, ''))
      where used_at is null and withdrawn_at is null;
    alter table users add column demo boolean not null default false;
  `.execute(db);
}
