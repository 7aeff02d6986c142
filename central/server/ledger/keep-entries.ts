import { sql } from 'kysely';
import type { DeliveredEntry, JournalHead } from '../../../domain/journal/index.ts';
import { standing, type Transaction } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { MailWanted, ProjectedTransaction } from './project-transactions.ts';

const HOUR_MS = 3_600_000;
/** After this long a receipt by e-mail is of no use any more. */
const MAIL_DEADLINE_MS = 24 * HOUR_MS;

/** Writes entries, their personal records and the new head, each in one statement. */
export async function keepEntries(
  transaction: DatabaseTransaction,
  kioskId: string,
  fresh: readonly DeliveredEntry[],
  head: JournalHead,
  now: Date,
): Promise<void> {
  if (fresh.length === 0) return;
  const entries = fresh.map((one) => one.entry);
  await sql`
    insert into journal_entries (kiosk_id, received_at, epoch, seq, hash, transaction_id, entry)
    select ${kioskId}::uuid, ${now}::timestamptz, ${head.epoch}::int, * from unnest(
      ${entries.map((entry) => entry.seq)}::bigint[],
      ${entries.map((entry) => entry.hash)}::text[],
      ${entries.map(({ body }) => (body.subject === 'transaction' ? body.transactionId : null))}::text[],
      ${entries.map((entry) => JSON.stringify(entry))}::json[]
    )
  `.execute(transaction);
  await transaction
    .updateTable('kiosks')
    .set({ head_seq: head.seq, head_hash: head.hash })
    .where('kiosk_id', '=', kioskId)
    .execute();
  const personal = fresh.flatMap((one) => one.personal);
  if (personal.length === 0) return;
  await transaction
    .insertInto('personal_records')
    .values(
      personal.map(({ recordId, salt, data }) => ({
        kiosk_id: kioskId,
        record_id: recordId,
        kind: data.kind,
        salt,
        data: JSON.stringify(data),
        received_at: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['kiosk_id', 'record_id']).doNothing())
    .execute();
}

/** Writes how transactions stand now. */
export async function keepTransactions(
  transaction: DatabaseTransaction,
  kiosk: { readonly kioskId: string; readonly townId: string },
  projected: ReadonlyMap<string, ProjectedTransaction>,
  now: Date,
): Promise<void> {
  if (projected.size === 0) return;
  const rows = [...projected.values()].map(({ state, startedAt }) => ({
    kiosk_id: kiosk.kioskId,
    transaction_id: state.transactionId,
    town_id: kiosk.townId,
    reference: state.reference,
    service_id: plainText(state.serviceId),
    status: state.ended ?? 'open',
    standing: standing(state),
    amount_minor: state.total?.amountMinor ?? null,
    currency: state.total?.currency ?? null,
    ...cardOf(state),
    state: JSON.stringify(state),
    started_at: new Date(startedAt),
    changed_at: now,
  }));
  await transaction
    .insertInto('transactions')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['kiosk_id', 'transaction_id']).doUpdateSet((update) => ({
        status: update.ref('excluded.status'),
        standing: update.ref('excluded.standing'),
        amount_minor: update.ref('excluded.amount_minor'),
        currency: update.ref('excluded.currency'),
        masked_card: update.ref('excluded.masked_card'),
        terminal_transaction_id: update.ref('excluded.terminal_transaction_id'),
        state: update.ref('excluded.state'),
        changed_at: update.ref('excluded.changed_at'),
      })),
    )
    .execute();
}

/** Puts receipts into the outbox: ids only, the address stays in its personal record. */
export async function keepMails(
  transaction: DatabaseTransaction,
  kioskId: string,
  mails: readonly MailWanted[],
  now: Date,
): Promise<void> {
  if (mails.length === 0) return;
  await transaction
    .insertInto('receipt_mails')
    .values(
      mails.map((mail) => ({
        kiosk_id: kioskId,
        epoch: mail.epoch,
        seq: mail.seq,
        transaction_id: mail.transactionId,
        reference: mail.reference,
        receipt_record_id: mail.receipt.recordId,
        address_record_id: mail.address.recordId,
        next_try_at: now,
        give_up_at: new Date(now.getTime() + MAIL_DEADLINE_MS),
      })),
    )
    .execute();
}

function cardOf(state: Transaction): { masked_card: string | null; terminal_transaction_id: string | null } {
  const payment = state.payment.kind === 'approved' ? state.payment.payment : null;
  return {
    masked_card: payment ? plainText(payment.card.maskedNumber) : null,
    terminal_transaction_id: payment ? plainText(payment.terminalTransactionId) : null,
  };
}

/** PostgreSQL's text has no NUL; the ledger keeps the entry as it came. */
const plainText = (text: string): string => text.replaceAll('\0', '');
