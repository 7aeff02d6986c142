import { type Kysely, sql } from 'kysely';

/** The ledger, the postings and the audit log only ever grow: the database itself refuses everything else. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% only grows: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
    end $$;
  `.execute(db);
  for (const table of ['journal_entries', 'postings', 'posting_lines', 'audit_log']) {
    await sql`
      create trigger ${sql.ref(`${table}_only_grows`)} before update or delete or truncate on ${sql.table(table)}
      for each statement execute function refuse_change()
    `.execute(db);
  }
}
