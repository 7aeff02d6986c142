import { type Kysely, sql } from 'kysely';

/**
 * People close single bills and reopen them. What they write is about a bill in place of a kiosk's transaction, and stands in the same chain; the
 * hashes of entries about transactions stay what they were. The bill's row says by which entry it is closed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table clerk_entries alter column kiosk_id drop not null;
    alter table clerk_entries alter column transaction_id drop not null;
    alter table clerk_entries add column bill_id text;
    alter table clerk_entries add check (num_nulls(kiosk_id, transaction_id) = case when bill_id is null then 0 else 2 end);
    create index clerk_entries_by_bill on clerk_entries (town_id, bill_id, clerk_entry_id) where bill_id is not null;

    alter table bills add column closed_entry_id bigint references clerk_entries;
    alter table bills add column closed_how text check (closed_how in ('withdrawn', 'paid-elsewhere'));
    alter table bills add check ((closed_entry_id is null) = (closed_how is null));
    alter table bills add check (closed_entry_id is null or withdrawn_at is not null);

    create or replace function settle_again() returns trigger language plpgsql as $$
    begin
      insert into settlement_waiting (kiosk_id, transaction_id)
        select distinct kiosk_id, transaction_id from changed where transaction_id is not null;
      return null;
    end $$;

    create or replace function chain_clerk_entry(entry clerk_entries) returns void language plpgsql as $$
    declare
      head clerk_heads;
      about text := case when entry.bill_id is null
        then audit_part(entry.kiosk_id::text) || audit_part(entry.transaction_id)
        else audit_part('bill') || audit_part(entry.bill_id) end;
    begin
      insert into clerk_heads (town_id, number, hash) values (entry.town_id, 0, repeat('0', 64)) on conflict do nothing;
      select * into strict head from clerk_heads where town_id = entry.town_id for update;
      head.number := head.number + 1;
      insert into clerk_chain (town_id, number, clerk_entry_id, prev, hash)
        values (entry.town_id, head.number, entry.clerk_entry_id, head.hash,
          encode(sha256(convert_to(head.hash || audit_part(head.number::text) || audit_part(entry.town_id)
            || audit_part(entry.clerk_entry_id::text) || about || audit_part(entry.kind) || audit_part(entry.body::text)
            || audit_part(entry.written_by)
            || audit_part(to_char(entry.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), 'UTF8')), 'hex'))
        returning hash into head.hash;
      update clerk_heads set number = head.number, hash = head.hash where town_id = entry.town_id;
    end $$;
  `.execute(db);
}
