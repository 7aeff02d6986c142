import { sql } from 'kysely';
import { withStorableTexts } from '../../../domain/text/index.ts';
import type { Transaction } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { ProjectedTransaction } from '../ledger/index.ts';

/** Those of a kiosk's transactions that central knows, as the kiosk last told them. */
export async function readTransactions(
  transaction: DatabaseTransaction,
  kioskId: string,
  asked: readonly string[],
): Promise<ReadonlyMap<string, ProjectedTransaction>> {
  if (asked.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('transactions')
    .select(['transaction_id', 'state', 'started_at'])
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', sql<string>`any(${[...asked]}::text[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.transaction_id,
      // Written by this program from the machine's own state.
      { state: withStorableTexts(row.state as Transaction), startedAt: row.started_at.toISOString() },
    ]),
  );
}
