import { type Kysely, sql } from 'kysely';

/** A person's second factor: the secret that their app shares with central, and the codes for the day on which the app is lost. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table second_factors (
      user_name text primary key references users on delete cascade,
      secret text not null,
      made_at timestamptz not null,
      confirmed_at timestamptz,
      last_step bigint not null default 0
    );
    create table recovery_codes (
      user_name text not null references users on delete cascade,
      code_hash text not null,
      primary key (user_name, code_hash)
    );
  `.execute(db);
}
