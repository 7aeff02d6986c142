import { type Kysely, sql } from 'kysely';

/** The key by which central numbers its holds: 244 random bits of PostgreSQL's own strong generator, hashed to 32 bytes. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table hold_key (only_one boolean primary key default true check (only_one), key bytea not null);
    insert into hold_key (key) values (sha256((gen_random_uuid()::text || gen_random_uuid()::text)::bytea));
  `.execute(db);
}
