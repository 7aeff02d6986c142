import { type Kysely, sql } from 'kysely';
import type { Schema, Whose } from '../database/index.ts';
import { readTown } from '../town/index.ts';

/** Above which sum a second person has to confirm what one moves, in minor units; null: never. */
export async function secondPersonAbove(db: Kysely<Schema>, townId: string): Promise<number | null> {
  const town = await readTown(db, townId);
  return town?.payments?.moneyDesk?.secondPersonAboveMinor ?? null;
}

/**
 * How much of a transaction's money people have moved already, and want to move in refunds that are open: parts count together, so that no
 * one stays below the limit by splitting a sum.
 */
export async function movedByPeople(db: Kysely<Schema>, { kioskId, transactionId }: Whose): Promise<number> {
  const { rows } = await sql<{ moved: number }>`
    select (
      (select coalesce(sum((body->'amount'->>'amountMinor')::bigint), 0) from clerk_entries
        where kiosk_id = ${kioskId}::uuid and transaction_id = ${transactionId} and kind = 'exception-closed'
          and body->'way'->>'kind' = 'given-back')
      + (select coalesce(sum(amount_minor), 0) from refunds
        where kiosk_id = ${kioskId}::uuid and transaction_id = ${transactionId} and state <> 'declined')
    )::bigint as moved`.execute(db);
  return rows[0]?.moved ?? 0;
}

/** What is asked or approved to be refunded of a transaction, and not done yet. */
export async function openRefundsMinor(
  db: Kysely<Schema>,
  { kioskId, transactionId }: Whose,
): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select coalesce(sum(amount_minor), 0)::bigint as open from refunds
    where kiosk_id = ${kioskId}::uuid and transaction_id = ${transactionId} and state in ('asked', 'approved')
  `.execute(db);
  return rows[0]?.open ?? 0;
}

/** What is refunded of a transaction, or about to be. */
export async function refundedMinor(db: Kysely<Schema>, { kioskId, transactionId }: Whose): Promise<number> {
  const { rows } = await sql<{ refunded: number }>`
    select coalesce(sum(amount_minor), 0)::bigint as refunded from refunds
    where kiosk_id = ${kioskId}::uuid and transaction_id = ${transactionId} and state <> 'declined'
  `.execute(db);
  return rows[0]?.refunded ?? 0;
}
