import { type Kysely, sql } from 'kysely';

/**
 * Tokens by which programs call what the console calls. Only a token's hash is here. A name is never given twice, because what a token did stands
 * under its name for good.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table api_tokens (
      token_id uuid primary key default gen_random_uuid(),
      name text not null unique,
      token_hash text not null unique,
      role text not null,
      reads_only boolean not null,
      town_id text references towns,
      made_by text not null,
      made_at timestamptz not null,
      expires_at timestamptz not null,
      last_used_at timestamptz,
      revoked_at timestamptz
    );
  `.execute(db);
}
