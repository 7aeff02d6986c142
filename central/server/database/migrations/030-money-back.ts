import { type Kysely, sql } from 'kysely';

/**
 * Money that people move: ways out of exceptions that wait for a second person, refunds as tasks, and what people put on bills or take
 * off them, beside what kiosks' payments posted. What was put there once is only ever added to.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table waiting_closings (
      kiosk_id uuid not null references kiosks,
      transaction_id text not null,
      kind text not null,
      town_id text not null references towns,
      detail text not null,
      open_minor bigint,
      currency text,
      moves_minor bigint not null,
      way json not null,
      finding text not null,
      asked_by text not null,
      asked_at timestamptz not null,
      primary key (kiosk_id, transaction_id, kind)
    );
    create index waiting_closings_by_town on waiting_closings (town_id, asked_at);

    create table clerk_postings (
      clerk_posting_id bigint generated always as identity primary key,
      town_id text not null references towns,
      kiosk_id uuid not null references kiosks,
      transaction_id text not null,
      bill_id text,
      amount_minor bigint not null check (amount_minor <> 0),
      currency text not null,
      posted_at timestamptz not null,
      posted_by text not null
    );
    create index clerk_postings_by_transaction on clerk_postings (kiosk_id, transaction_id);
    create index clerk_postings_by_bill on clerk_postings (town_id, bill_id) where bill_id is not null;
    create index clerk_postings_by_time on clerk_postings (town_id, posted_at);
    create trigger clerk_postings_only_grows before update or delete or truncate on clerk_postings
      for each statement execute function refuse_change();

    create table refunds (
      refund_id uuid primary key,
      town_id text not null references towns,
      kiosk_id uuid not null references kiosks,
      transaction_id text not null,
      bill_id text,
      amount_minor bigint not null check (amount_minor > 0),
      currency text not null,
      reason text not null,
      state text not null check (state in ('asked', 'approved', 'done', 'declined')),
      asked_by text not null,
      asked_at timestamptz not null,
      decided_by text check (decided_by <> asked_by),
      decided_at timestamptz,
      how text,
      reference text,
      ended_by text,
      ended_at timestamptz,
      note text not null default ''
    );
    create index refunds_by_transaction on refunds (kiosk_id, transaction_id);
    create index refunds_open on refunds (town_id, asked_at) where state in ('asked', 'approved');

    create index clerk_entries_by_time on clerk_entries (town_id, written_at);
  `.execute(db);
}
