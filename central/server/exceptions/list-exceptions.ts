import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { ClerkException } from '../../wire/index.ts';
import { describeExceptions } from '../closing/index.ts';
import type { Schema } from '../database/index.ts';
import { heldBy, readHeld } from './read-held.ts';

/** What clerks have to look at, newest first; an open one with what no one can pay or book because of it. */
export async function listExceptionRows(
  db: Kysely<Schema>,
  {
    closed,
    limit,
    transaction,
    townId = null,
  }: {
    readonly closed: boolean;
    readonly limit: number;
    readonly townId?: string | null;
    readonly transaction?: { readonly kioskId: string; readonly transactionId: string };
  },
): Promise<z.infer<typeof ClerkException>[]> {
  let query = db
    .selectFrom('exceptions')
    .innerJoin('kiosks', 'kiosks.kiosk_id', 'exceptions.kiosk_id')
    .leftJoin('transactions', (join) =>
      join
        .onRef('transactions.kiosk_id', '=', 'exceptions.kiosk_id')
        .onRef('transactions.transaction_id', '=', 'exceptions.transaction_id'),
    )
    .selectAll('exceptions')
    .select(['kiosks.code', 'transactions.reference'])
    .orderBy('opened_at', 'desc')
    .limit(limit);
  if (townId !== null) query = query.where('kiosks.town_id', '=', townId);
  if (!closed) query = query.where('closed_at', 'is', null);
  if (transaction) {
    query = query
      .where('exceptions.kiosk_id', '=', transaction.kioskId)
      .where('exceptions.transaction_id', '=', transaction.transactionId);
  }
  const rows = await query.execute();
  const open = rows.filter((row) => row.closed_at === null);
  const held = await readHeld(
    db,
    open.map((row) => ({ kioskId: row.kiosk_id, transactionId: row.transaction_id })),
  );
  const known = rows.map((row) => ({
    kioskId: row.kiosk_id,
    transactionId: row.transaction_id,
    kind: row.kind,
    detail: row.detail,
    amount:
      row.amount_minor === null || row.currency === null
        ? null
        : { amountMinor: row.amount_minor, currency: row.currency },
    closedAt: row.closed_at,
    openedAt: row.opened_at,
    kioskCode: row.code,
    reference: row.reference,
  }));
  const described = await describeExceptions(db, known);
  return known.map((one) => ({
    ...one,
    held: one.closedAt === null ? heldBy(held, one) : [],
    openedAt: one.openedAt.toISOString(),
    closedAt: one.closedAt?.toISOString() ?? null,
    ...described(one),
  }));
}
