import { type Kysely, sql } from 'kysely';

/**
 * What people write beside the kiosks' journals is a chain, one for each town: the hash of each entry covers the one before, its number
 * and all that it says. The database makes it at the end of each transaction, so that no one waits for the chain who still needs a lock
 * of something else. Entries of before are chained as they are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table clerk_heads (
      town_id text primary key references towns,
      number bigint not null,
      hash text not null
    );
    create table clerk_chain (
      town_id text not null references towns,
      number bigint not null,
      clerk_entry_id bigint not null unique,
      prev text not null,
      hash text not null,
      primary key (town_id, number)
    );
    create trigger clerk_chain_only_grows before update or delete or truncate on clerk_chain
      for each statement execute function refuse_change();

    create function chain_clerk_entry(entry clerk_entries) returns void language plpgsql as $$
    declare
      head clerk_heads;
    begin
      insert into clerk_heads (town_id, number, hash) values (entry.town_id, 0, repeat('0', 64)) on conflict do nothing;
      select * into strict head from clerk_heads where town_id = entry.town_id for update;
      head.number := head.number + 1;
      insert into clerk_chain (town_id, number, clerk_entry_id, prev, hash)
        values (entry.town_id, head.number, entry.clerk_entry_id, head.hash,
          encode(sha256(convert_to(head.hash || audit_part(head.number::text) || audit_part(entry.town_id)
            || audit_part(entry.clerk_entry_id::text) || audit_part(entry.kiosk_id::text)
            || audit_part(entry.transaction_id) || audit_part(entry.kind) || audit_part(entry.body::text)
            || audit_part(entry.written_by)
            || audit_part(to_char(entry.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), 'UTF8')), 'hex'))
        returning hash into head.hash;
      update clerk_heads set number = head.number, hash = head.hash where town_id = entry.town_id;
    end $$;
    create function chain_new_clerk_entry() returns trigger language plpgsql security definer
      set search_path = pg_catalog, public, pg_temp as $$
    begin
      perform chain_clerk_entry(new);
      return null;
    end $$;
    create constraint trigger clerk_entries_chained after insert on clerk_entries deferrable initially deferred
      for each row execute function chain_new_clerk_entry();

    do $$
    declare
      entry clerk_entries;
    begin
      for entry in select * from clerk_entries order by clerk_entry_id loop
        perform chain_clerk_entry(entry);
      end loop;
    end $$;
  `.execute(db);
}
