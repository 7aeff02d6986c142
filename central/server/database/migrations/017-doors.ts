import { type Kysely, sql } from 'kysely';

/** Devices from which people have signed in, whose waiting strangers cannot cause; and the call displays that have a place of their own. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table known_devices (
      token_hash text not null,
      user_name text not null references users on delete cascade,
      last_used_at timestamptz not null,
      primary key (token_hash, user_name)
    );
    create index known_devices_by_user on known_devices (user_name, last_used_at);
    create table displays (
      display_id uuid primary key,
      town_id text not null references towns,
      name text not null,
      token_hash text not null unique,
      created_at timestamptz not null,
      revoked_at timestamptz
    );
  `.execute(db);
}
