import { type Kysely, sql } from 'kysely';

/** Applications that the town decides about, and what residents think of the kiosk. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table cases (
      town_id text not null references towns,
      reference text not null,
      kiosk_id uuid not null,
      transaction_id text not null,
      service_id text not null,
      holder_name text not null,
      surname text not null,
      status text not null default 'received'
        check (status in ('received', 'in-review', 'more-needed', 'approved', 'refused', 'closed')),
      note text not null default '',
      fee_lines json not null default '[]',
      fee_minor bigint not null default 0 check (fee_minor >= 0),
      currency text not null,
      submitted_at timestamptz not null,
      changed_at timestamptz not null,
      primary key (town_id, reference)
    );
    create unique index cases_by_transaction on cases (kiosk_id, transaction_id);
    create index cases_by_status on cases (town_id, status, submitted_at);
    create table ratings (
      kiosk_id uuid not null,
      epoch integer not null,
      seq bigint not null,
      town_id text not null,
      service_id text not null,
      score integer not null check (score between 1 and 5),
      reason text,
      language text not null,
      rated_at timestamptz not null,
      primary key (kiosk_id, epoch, seq)
    );
    create index ratings_by_time on ratings (town_id, rated_at);
  `.execute(db);
}
