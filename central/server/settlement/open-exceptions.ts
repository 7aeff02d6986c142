import type { Kysely } from 'kysely';
import type { Schema } from '../database/index.ts';

/** An exception that no one has ended yet. */
export type OpenException = {
  readonly kioskId: string;
  readonly transactionId: string;
  readonly reference: string | null;
  readonly kind: string;
  readonly amountMinor: number | null;
  readonly currency: string | null;
  /** When its transaction began; else when it was opened. */
  readonly at: Date;
  readonly terminalTransactionId: string | null;
};

/** More than that no town leaves open. */
const MOST = 2_000;

/** What is still with the clerks of a town, oldest first. Only open ones are read. */
export async function readOpenExceptions(
  db: Kysely<Schema>,
  townId: string,
): Promise<readonly OpenException[]> {
  const rows = await db
    .selectFrom('exceptions')
    .innerJoin('kiosks', 'kiosks.kiosk_id', 'exceptions.kiosk_id')
    .leftJoin('transactions', (join) =>
      join
        .onRef('transactions.kiosk_id', '=', 'exceptions.kiosk_id')
        .onRef('transactions.transaction_id', '=', 'exceptions.transaction_id'),
    )
    .select([
      'exceptions.kiosk_id',
      'exceptions.transaction_id',
      'exceptions.kind',
      'exceptions.amount_minor',
      'exceptions.currency',
      'exceptions.opened_at',
      'transactions.reference',
      'transactions.started_at',
      'transactions.terminal_transaction_id',
    ])
    .where('exceptions.closed_at', 'is', null)
    .where('kiosks.town_id', '=', townId)
    .orderBy('exceptions.opened_at')
    .orderBy('exceptions.transaction_id')
    .orderBy('exceptions.kind')
    .limit(MOST)
    .execute();
  return rows.map((row) => ({
    kioskId: row.kiosk_id,
    transactionId: row.transaction_id,
    reference: row.reference,
    kind: row.kind,
    amountMinor: row.amount_minor,
    currency: row.currency,
    at: row.started_at ?? row.opened_at,
    terminalTransactionId: row.terminal_transaction_id,
  }));
}
