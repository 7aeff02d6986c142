import { sql } from 'kysely';
import type { z } from 'zod';
import type { Money } from '../../../domain/money/index.ts';
import type { Transaction } from '../../../domain/transaction/index.ts';
import type { askRefund } from '../../wire/index.ts';
import { openRefundsMinor, readPostedNow } from '../books/index.ts';
import type { DatabaseTransaction, Whose } from '../database/index.ts';
import { paymentOnItsWay, readTransactions } from '../delivery/index.ts';

export type NotRefundable = Extract<z.infer<typeof askRefund.response>, { kind: 'not-possible' }>['why'];
export type Refundable =
  | {
      readonly kind: 'possible';
      readonly total: Money;
      /** By bill: no more than the whole. */
      readonly byBill: ReadonlyMap<string, number>;
    }
  | { readonly kind: 'not-possible'; readonly why: NotRefundable };

/**
 * What can be refunded of a transaction now: what is posted for it, less what refunds that are open stand for, and less what goes back for a
 * cancelled booking. Nothing as long as a clerk has money of it, or the kiosk sends it back.
 */
export async function readRefundable(transaction: DatabaseTransaction, whose: Whose): Promise<Refundable> {
  const posted = await readPostedNow(transaction, whose);
  if (posted.total === null) return { kind: 'not-possible', why: 'not-paid' };
  const why = await whyNotNow(transaction, whose);
  if (why !== null) return { kind: 'not-possible', why };
  const reserved = (await openRefundsMinor(transaction, whose)) + (await forBookingMinor(transaction, whose));
  const amountMinor = posted.total.amountMinor - reserved;
  if (amountMinor <= 0) return { kind: 'not-possible', why: 'nothing-left' };
  const open = await openByBill(transaction, whose);
  const byBill = new Map(
    [...posted.byBill]
      .map(([billId, minor]) => [billId, Math.min(minor - (open.get(billId) ?? 0), amountMinor)] as const)
      .filter(([, minor]) => minor > 0),
  );
  return { kind: 'possible', total: { ...posted.total, amountMinor }, byBill };
}

/** Why money of a transaction must not be refunded now; null when it may. */
export async function whyNotNow(
  transaction: DatabaseTransaction,
  { kioskId, transactionId }: Whose,
): Promise<Extract<NotRefundable, 'exception-open' | 'going-back' | 'already-back'> | null> {
  const open = await transaction
    .selectFrom('exceptions')
    .select('kind')
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .where('kind', 'not in', ['refund-due', 'refused-submission'])
    .where('closed_at', 'is', null)
    .executeTakeFirst();
  if (open) return 'exception-open';
  const known = (await readTransactions(transaction, kioskId, [transactionId])).get(transactionId);
  return known === undefined ? null : backByKiosk(known.state);
}

/** Whether the kiosk sends the money back, or has, of the payment that is posted. */
function backByKiosk(state: Transaction): 'going-back' | 'already-back' | null {
  const { payment, returned } = state;
  const id = payment.kind === 'approved' ? payment.payment.terminalTransactionId : null;
  if (id === null) return null;
  if (returned.includes(id)) return 'already-back';
  return paymentOnItsWay(state) === id ? 'going-back' : null;
}

/** What goes back, or went back, because a booking was cancelled: an exception of its own has it. */
async function forBookingMinor(
  transaction: DatabaseTransaction,
  { kioskId, transactionId }: Whose,
): Promise<number> {
  const { rows } = await sql<{ minor: number }>`
    select (
      (select coalesce(sum(amount_minor), 0) from exceptions where kiosk_id = ${kioskId}::uuid
        and transaction_id = ${transactionId} and kind = 'refund-due' and closed_at is null)
      + (select coalesce(sum((body->'amount'->>'amountMinor')::bigint), 0) from clerk_entries
        where kiosk_id = ${kioskId}::uuid and transaction_id = ${transactionId} and kind = 'exception-closed'
          and body->>'exception' = 'refund-due' and body->'way'->>'kind' = 'given-back')
    )::bigint as minor`.execute(transaction);
  return rows[0]?.minor ?? 0;
}

async function openByBill(
  transaction: DatabaseTransaction,
  { kioskId, transactionId }: Whose,
): Promise<ReadonlyMap<string, number>> {
  const rows = await transaction
    .selectFrom('refunds')
    .select(['bill_id', 'amount_minor'])
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .where('state', 'in', ['asked', 'approved'])
    .execute();
  const open = new Map<string, number>();
  for (const { bill_id: billId, amount_minor: minor } of rows)
    if (billId !== null) open.set(billId, (open.get(billId) ?? 0) + minor);
  return open;
}
