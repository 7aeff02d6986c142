import { type Kysely, sql } from 'kysely';

/** Beside the receipts that residents order at kiosks, whose entry names them, the queue of mails takes copies that a person of the town sends. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table receipt_mails drop constraint receipt_mails_pkey;
    alter table receipt_mails
      add column mail_id bigint generated always as identity primary key,
      add column asked_by text,
      add column asked_at timestamptz,
      alter column epoch drop not null,
      alter column seq drop not null,
      alter column receipt_record_id drop not null,
      add check ((epoch is null) = (seq is null) and (epoch is null) = (asked_by is not null)
        and (asked_by is null) = (asked_at is null));
    create unique index receipt_mails_by_entry on receipt_mails (kiosk_id, epoch, seq);
    create index receipt_mails_by_transaction on receipt_mails (kiosk_id, transaction_id);
  `.execute(db);
}
