import { type Kysely, sql } from 'kysely';
import type { Schema } from './schema.ts';

/** "GRNT" in ASCII. */
const GRANTS_LOCK = 0x47524e54;

/**
 * Lets a role work with the tables as the program does: rows of all of them, but only adding to those that a trigger
 * `<table>_only_grows` guards, and only reading which migrations were made and the chains that the
 * database itself makes. Called as the owner, after every migration.
 */
export async function grantProgram(owner: Kysely<Schema>, role: string): Promise<void> {
  await owner.transaction().execute(async (transaction) => {
    await sql`select pg_advisory_xact_lock(${GRANTS_LOCK})`.execute(transaction);
    await sql`select set_config('townhall.program', ${role}, true)`.execute(transaction);
    await sql
      .raw(`
      do $$
      declare
        program text := current_setting('townhall.program');
        one record;
      begin
        execute format('grant usage on schema public to %I', program);
        execute format('grant usage on all sequences in schema public to %I', program);
        for one in
          select c.oid, c.relname, case
            when c.relname like 'kysely%' or c.relname in ('audit_head', 'clerk_heads', 'clerk_chain') then 'select'
            when exists (select 1 from pg_trigger where tgrelid = c.oid and tgname = c.relname || '_only_grows')
              then 'select, insert'
            else 'select, insert, update, delete' end as wanted
          from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        loop
          continue when one.wanted = (
            select coalesce(string_agg(lower(privilege), ', ' order by place), '')
            from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER'])
              with ordinality as all_of (privilege, place)
            where has_table_privilege(program, one.oid, privilege)
          );
          execute format('revoke all on public.%I from %I', one.relname, program);
          execute format('grant %s on public.%I to %I', one.wanted, one.relname, program);
        end loop;
      end $$
    `)
      .execute(transaction);
  });
}
