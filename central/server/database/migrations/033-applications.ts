import { type Kysely, sql } from 'kysely';

/** What residents apply for has one name, in the database as in the console. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table cases rename to applications;
    alter table applications rename constraint cases_pkey to applications_pkey;
    alter index cases_by_transaction rename to applications_by_transaction;
    alter index cases_by_status rename to applications_by_status;
  `.execute(db);
}
