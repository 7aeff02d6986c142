import { type Kysely, sql } from 'kysely';

/** What towns publish for their kiosks: signed versions, and the files by their hash, in parts that fit into memory. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table content_key (
      only_one boolean primary key default true check (only_one),
      public_key text not null,
      made_at timestamptz not null
    );
    create table content_key_rotations (
      rotation_id bigint generated always as identity primary key,
      from_key text not null unique,
      to_key text not null unique,
      signature text not null,
      made_at timestamptz not null
    );
    create table content_files (
      sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
      bytes bigint not null check (bytes >= 0),
      stored_at timestamptz not null
    );
    create table content_parts (
      sha256 text not null references content_files on delete cascade,
      part integer not null check (part >= 0),
      bytes bytea not null,
      primary key (sha256, part)
    );
    -- Pictures and films are compressed already.
    alter table content_parts alter column bytes set storage external;
    create table content_versions (
      town_id text not null references towns,
      version bigint not null check (version > 0),
      manifest text not null,
      signature text not null,
      digest text not null,
      published_at timestamptz not null,
      published_by text not null,
      primary key (town_id, version)
    );
    create table content_version_files (
      town_id text not null,
      version bigint not null,
      sha256 text not null references content_files,
      primary key (town_id, version, sha256),
      foreign key (town_id, version) references content_versions on delete cascade
    );
    create index content_version_files_by_hash on content_version_files (sha256);
  `.execute(db);
}
