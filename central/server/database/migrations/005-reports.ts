import { type Kysely, sql } from 'kysely';

/**
 * Reports of problems in a town (Open311 GeoReport v2), who may send them by program, and what has become of those that
 * are forwarded. Of a report from a kiosk the contact stays in its personal record.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table open311_clients (
      client_id uuid primary key,
      town_id text not null references towns,
      name text not null,
      key_hash text not null unique,
      created_at timestamptz not null,
      revoked_at timestamptz
    );
    create table service_requests (
      town_id text not null references towns,
      request_id text not null,
      kiosk_id uuid references kiosks,
      transaction_id text,
      client_id uuid references open311_clients,
      service_id text not null,
      service_code text not null,
      service_name json not null,
      description text not null,
      address text,
      latitude double precision check (latitude between -90 and 90),
      longitude double precision check (longitude between -180 and 180),
      attributes json not null,
      contact json,
      media_url text,
      status text not null default 'open' check (status in ('open', 'closed')),
      status_notes text not null default '',
      requested_at timestamptz not null,
      received_at timestamptz not null,
      updated_at timestamptz not null,
      primary key (town_id, request_id),
      check ((latitude is null) = (longitude is null)),
      check ((kiosk_id is null) = (transaction_id is null)),
      check ((kiosk_id is null) <> (client_id is null))
    );
    create unique index service_requests_by_transaction on service_requests (kiosk_id, transaction_id);
    create index service_requests_by_time on service_requests (town_id, requested_at desc, request_id);
    create index service_requests_received on service_requests (town_id, received_at);
    create table report_forwards (
      town_id text not null,
      request_id text not null,
      state text not null default 'queued' check (state in ('queued', 'sent', 'ended', 'failed')),
      tries integer not null default 0,
      next_try_at timestamptz not null,
      give_up_at timestamptz not null,
      queued_at timestamptz not null,
      first_sent_at timestamptz,
      token text,
      outside_id text,
      outside_status text,
      outside_notes text,
      changed_at timestamptz not null,
      problem text,
      primary key (town_id, request_id),
      foreign key (town_id, request_id) references service_requests
    );
    create index report_forwards_due on report_forwards (town_id, next_try_at) where state in ('queued', 'sent');
    create index report_forwards_failed on report_forwards (changed_at) where state = 'failed';
  `.execute(db);
}
