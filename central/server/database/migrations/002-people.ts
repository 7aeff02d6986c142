import { type Kysely, sql } from 'kysely';

/** The people who use the console, and what they changed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table users (
      user_name text primary key,
      role text not null,
      password_hash text not null,
      created_at timestamptz not null,
      disabled_at timestamptz
    );
    create table sessions (
      token_hash text primary key,
      user_name text not null references users,
      started_at timestamptz not null,
      last_used_at timestamptz not null
    );
    create table audit_log (
      audit_id bigint generated always as identity primary key,
      at timestamptz not null,
      actor text not null,
      action text not null,
      subject text not null,
      detail json not null
    );
  `.execute(db);
}
