import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { ClerkException } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';

type Db = Kysely<Schema>;

/** Exceptions, newest first: those that are open, or all; of all transactions, or of one. */
export async function listExceptionRows(
  db: Db,
  {
    closed,
    limit,
    transaction,
  }: {
    readonly closed: boolean;
    readonly limit: number;
    readonly transaction?: { readonly kioskId: string; readonly transactionId: string };
  },
): Promise<z.infer<typeof ClerkException>[]> {
  let query = db
    .selectFrom('exceptions')
    .leftJoin('transactions', (join) =>
      join
        .onRef('transactions.kiosk_id', '=', 'exceptions.kiosk_id')
        .onRef('transactions.transaction_id', '=', 'exceptions.transaction_id'),
    )
    .selectAll('exceptions')
    .select('transactions.reference')
    .orderBy('opened_at', 'desc')
    .limit(limit);
  if (!closed) query = query.where('closed_at', 'is', null);
  if (transaction) {
    query = query
      .where('exceptions.kiosk_id', '=', transaction.kioskId)
      .where('exceptions.transaction_id', '=', transaction.transactionId);
  }
  const rows = await query.execute();
  return rows.map((row) => ({
    kioskId: row.kiosk_id,
    transactionId: row.transaction_id,
    reference: row.reference,
    kind: row.kind,
    detail: row.detail,
    openedAt: row.opened_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
  }));
}
