import { type Kysely, sql } from 'kysely';

/**
 * Signed releases and their packages, who takes them, and what became of them on each kiosk. One rollout at a time is open: the
 * database itself refuses a second one. A kiosk's ring and window stand beside it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table release_keys (
      version integer primary key check (version > 0),
      document text not null,
      signatures json not null,
      accepted_at timestamptz not null,
      accepted_by text not null
    );
    create table rollout_key (
      only_one boolean primary key default true check (only_one),
      private_key text not null,
      public_key text not null,
      last_counter bigint not null default 0,
      made_at timestamptz not null
    );
    create table rollout_key_rotations (
      rotation_id bigint generated always as identity primary key,
      from_key text not null unique,
      to_key text not null unique,
      signature text not null,
      made_at timestamptz not null
    );
    create table releases (
      sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
      counter bigint not null unique check (counter > 0),
      version text not null,
      security_floor bigint not null check (security_floor between 1 and counter),
      document text not null,
      signatures json not null,
      package_sha256 text not null check (package_sha256 ~ '^[0-9a-f]{64}$'),
      package_bytes bigint not null check (package_bytes > 0),
      package_name text not null,
      min_from_counter bigint not null,
      journal_min integer not null,
      journal_max integer not null,
      files integer not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      complete_at timestamptz,
      uploaded_at timestamptz not null,
      uploaded_by text not null
    );
    create table release_parts (
      release_sha256 text not null references releases on delete cascade,
      starts_at bigint not null check (starts_at >= 0),
      bytes bytea not null,
      primary key (release_sha256, starts_at)
    );
    -- A package is compressed already.
    alter table release_parts alter column bytes set storage external;
    create table rollouts (
      rollout_id bigint generated always as identity primary key,
      release_sha256 text not null references releases,
      ring text not null check (ring in ('test', 'early', 'all')),
      percent integer not null check (percent between 0 and 100),
      salt text not null,
      step_back boolean not null,
      plan json not null,
      state text not null check (state in ('running', 'paused', 'halted', 'stopped', 'complete')),
      started_at timestamptz not null,
      started_by text not null,
      step_at timestamptz not null,
      document text not null,
      signature text not null,
      signed_at timestamptz not null
    );
    create unique index rollouts_one_open on rollouts ((true)) where state in ('running', 'paused');
    create table kiosk_release_settings (
      kiosk_id uuid primary key references kiosks,
      ring text not null default 'all' check (ring in ('test', 'early', 'all')),
      window_from text,
      window_to text,
      check ((window_from is null) = (window_to is null))
    );
    create table kiosk_release_states (
      kiosk_id uuid not null references kiosks,
      state_id bigint generated always as identity,
      release_sha256 text not null references releases,
      state json not null,
      reported_at timestamptz not null,
      primary key (kiosk_id, state_id)
    );
    create index kiosk_release_states_by_release on kiosk_release_states (release_sha256, kiosk_id, state_id);
    create trigger kiosk_release_states_only_grows before update or delete or truncate on kiosk_release_states
      for each statement execute function refuse_change();
  `.execute(db);
}
