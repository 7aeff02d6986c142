import { type Kysely, sql } from 'kysely';

/**
 * The audit log is a chain: each record's hash covers the one before, its number, time and action, and a salted hash of the rest. The
 * database makes it, record by record without a gap, for every program that inserts. Names and addresses can be erased after a year
 * or later, by one function and never by the program's role itself; the chain holds without them. Records of before are chained as
 * they are.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    drop trigger audit_log_only_grows on audit_log;
    alter table audit_log add column salt text, add column content_hash text, add column prev text,
      add column hash text, add column erased_at timestamptz;
    create table audit_head (
      only_one boolean primary key default true check (only_one),
      audit_id bigint not null,
      hash text not null
    );
    insert into audit_head (audit_id, hash) values (0, repeat('0', 64));

    create function audit_part(part text) returns text language sql immutable
      return octet_length(part) || ':' || part;

    create function chain_audit() returns trigger language plpgsql security definer
      set search_path = pg_catalog, public, pg_temp as $$
    declare
      head audit_head;
    begin
      select * into strict head from audit_head for update;
      new.audit_id := head.audit_id + 1;
      new.salt := gen_random_uuid()::text;
      new.erased_at := null;
      new.prev := head.hash;
      new.content_hash := encode(sha256(convert_to(audit_part(new.salt) || audit_part(new.actor)
        || audit_part(new.subject) || audit_part(new.detail::text), 'UTF8')), 'hex');
      new.hash := encode(sha256(convert_to(new.prev || audit_part(new.audit_id::text)
        || audit_part(to_char(new.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
        || audit_part(new.action) || new.content_hash, 'UTF8')), 'hex');
      update audit_head set audit_id = new.audit_id, hash = new.hash;
      return new;
    end $$;

    create temporary table audit_before on commit drop as select * from audit_log;
    delete from audit_log;
    create trigger audit_log_chained before insert on audit_log for each row execute function chain_audit();
    insert into audit_log (at, actor, action, subject, detail)
      select at, actor, action, subject, detail from audit_before order by audit_id;
    alter table audit_log alter column salt set not null, alter column content_hash set not null,
      alter column prev set not null, alter column hash set not null;

    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and current_setting('townhall.erasing', true) = 'on'
        and current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return null;
      end if;
      raise exception '% only grows: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
    end $$;
    create trigger audit_log_only_grows before update or delete or truncate on audit_log
      for each statement execute function refuse_audit_change();

    create function erase_audit_before(before timestamptz) returns bigint language plpgsql security definer
      set search_path = pg_catalog, public, pg_temp as $$
    declare
      erased bigint;
    begin
      if before > now() - interval '364 days' then
        raise exception 'the audit log keeps names for a year at least' using errcode = 'restrict_violation';
      end if;
      perform set_config('townhall.erasing', 'on', true);
      update audit_log set actor = '', subject = '', detail = '{}', salt = '', erased_at = now()
        where at < before and erased_at is null;
      get diagnostics erased = row_count;
      perform set_config('townhall.erasing', 'off', true);
      return erased;
    end $$;
  `.execute(db);
}
