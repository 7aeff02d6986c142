import { type Kysely, sql } from 'kysely';

/** Towns, bills, kiosks, the ledger and what is projected from it. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table towns (
      town_id text primary key,
      definition json not null,
      imported_at timestamptz not null
    );
    create table bill_kinds (
      town_id text not null references towns,
      kind text not null,
      title json not null,
      primary key (town_id, kind)
    );
    create table accounts (
      town_id text not null references towns,
      account_number text not null,
      card_number text,
      holder_name text not null,
      surname text not null,
      primary key (town_id, account_number)
    );
    create unique index accounts_by_card on accounts (town_id, card_number) where card_number is not null;
    create table bills (
      town_id text not null,
      bill_id text not null,
      account_number text not null,
      bill_number text not null,
      kind text not null,
      due_on date not null,
      currency text not null,
      amount_minor bigint not null check (amount_minor > 0),
      paid_minor bigint not null default 0 check (paid_minor between 0 and amount_minor),
      least_part_minor bigint check (least_part_minor between 1 and amount_minor),
      imported_at timestamptz not null,
      primary key (town_id, bill_id),
      foreign key (town_id, account_number) references accounts,
      foreign key (town_id, kind) references bill_kinds
    );
    create unique index bills_by_number on bills (town_id, bill_number);
    create index bills_by_account on bills (town_id, account_number, due_on);
    create table holds (
      town_id text not null,
      bill_id text not null,
      kiosk_id uuid not null,
      transaction_id text not null,
      expires_at timestamptz not null,
      primary key (town_id, bill_id)
    );
    create index holds_by_transaction on holds (kiosk_id, transaction_id);

    create table kiosks (
      kiosk_id uuid primary key,
      town_id text not null references towns,
      code text not null unique,
      name text not null,
      public_key text unique,
      epoch integer not null default 0,
      head_seq bigint not null default 0,
      head_hash text not null,
      created_at timestamptz not null,
      enrolled_at timestamptz,
      revoked_at timestamptz
    );
    create table kiosk_health (
      kiosk_id uuid primary key references kiosks,
      last_seen_at timestamptz not null,
      version text not null,
      boot_id text not null,
      screen text not null,
      devices json not null,
      waiting bigint not null,
      head_seq bigint not null
    );
    create table enrolment_codes (
      code_hash text primary key,
      kiosk_id uuid not null references kiosks,
      expires_at timestamptz not null,
      used_at timestamptz,
      used_by text
    );
    create table seen_nonces (
      key_id text not null,
      nonce text not null,
      expires_at timestamptz not null,
      primary key (key_id, nonce)
    );
    create index seen_nonces_by_expiry on seen_nonces (expires_at);
    create table tries (
      try_id bigint generated always as identity primary key,
      bucket text not null,
      at timestamptz not null
    );
    create index tries_by_bucket on tries (bucket, at);

    create table journal_entries (
      kiosk_id uuid not null,
      epoch integer not null,
      seq bigint not null,
      hash text not null,
      transaction_id text,
      entry json not null,
      received_at timestamptz not null,
      primary key (kiosk_id, epoch, seq)
    );
    create index journal_entries_by_transaction on journal_entries (kiosk_id, transaction_id)
      where transaction_id is not null;
    create table personal_records (
      kiosk_id uuid not null,
      record_id text not null,
      kind text not null,
      salt text not null,
      data json not null,
      received_at timestamptz not null,
      primary key (kiosk_id, record_id)
    );
    create table transactions (
      kiosk_id uuid not null,
      transaction_id text not null,
      town_id text not null,
      reference text not null,
      service_id text not null,
      status text not null,
      standing text not null,
      amount_minor bigint,
      currency text,
      masked_card text,
      terminal_transaction_id text,
      state json not null,
      started_at timestamptz not null,
      changed_at timestamptz not null,
      primary key (kiosk_id, transaction_id)
    );
    create index transactions_by_time on transactions (town_id, started_at desc, transaction_id);
    create index transactions_by_reference on transactions (town_id, reference);
    create table postings (
      kiosk_id uuid not null,
      transaction_id text not null,
      town_id text not null,
      outcome text not null check (outcome in ('accepted', 'refused')),
      reason text check ((reason is null) = (outcome = 'accepted')),
      amount_minor bigint not null,
      currency text not null,
      posted_at timestamptz not null,
      primary key (kiosk_id, transaction_id)
    );
    create table posting_lines (
      kiosk_id uuid not null,
      transaction_id text not null,
      town_id text not null,
      bill_id text not null,
      amount_minor bigint not null check (amount_minor > 0),
      primary key (kiosk_id, transaction_id, bill_id),
      foreign key (kiosk_id, transaction_id) references postings
    );
    create index posting_lines_by_bill on posting_lines (town_id, bill_id);
    create table exceptions (
      kiosk_id uuid not null,
      transaction_id text not null,
      kind text not null,
      detail text not null,
      opened_at timestamptz not null,
      closed_at timestamptz,
      primary key (kiosk_id, transaction_id, kind)
    );
    create table alarms (
      kiosk_id uuid not null,
      kind text not null,
      epoch bigint not null,
      seq bigint not null,
      detail text not null,
      times integer not null default 1,
      first_at timestamptz not null,
      last_at timestamptz not null,
      primary key (kiosk_id, kind, epoch, seq)
    );
    create table receipt_mails (
      kiosk_id uuid not null,
      epoch integer not null,
      seq bigint not null,
      transaction_id text not null,
      reference text not null,
      receipt_record_id text not null,
      address_record_id text not null,
      state text not null default 'queued' check (state in ('queued', 'sent', 'failed')),
      tries integer not null default 0,
      next_try_at timestamptz not null,
      give_up_at timestamptz not null,
      sent_at timestamptz,
      problem text,
      primary key (kiosk_id, epoch, seq)
    );
    create index receipt_mails_queued on receipt_mails (next_try_at) where state = 'queued';
  `.execute(db);
}
