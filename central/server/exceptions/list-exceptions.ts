import type { Kysely } from 'kysely';
import type { z } from 'zod';
import type { ClerkException } from '../../wire/index.ts';
import { asClaim } from '../claims/index.ts';
import { describeExceptions } from '../closing/index.ts';
import type { Schema } from '../database/index.ts';
import { heldBy, readHeld } from './read-held.ts';

type Wanted = {
  readonly closed: boolean;
  readonly limit: number;
  readonly now: Date;
  readonly townId?: string | null;
  readonly transaction?: { readonly kioskId: string; readonly transactionId: string };
  /** Only what this person is on; null: only what no one is on. */
  readonly claimedBy?: string | null;
};

/** What clerks have to look at, newest first; an open one with what no one can pay or book because of it. */
export async function listExceptionRows(
  db: Kysely<Schema>,
  { closed, limit, now, transaction, townId = null, claimedBy }: Wanted,
): Promise<z.infer<typeof ClerkException>[]> {
  let query = db
    .selectFrom('exceptions')
    .innerJoin('kiosks', 'kiosks.kiosk_id', 'exceptions.kiosk_id')
    .leftJoin('transactions', (join) =>
      join
        .onRef('transactions.kiosk_id', '=', 'exceptions.kiosk_id')
        .onRef('transactions.transaction_id', '=', 'exceptions.transaction_id'),
    )
    .leftJoin('exception_claims', (join) =>
      join
        .onRef('exception_claims.kiosk_id', '=', 'exceptions.kiosk_id')
        .onRef('exception_claims.transaction_id', '=', 'exceptions.transaction_id')
        .onRef('exception_claims.kind', '=', 'exceptions.kind')
        .on('exception_claims.lapses_at', '>', now),
    )
    .selectAll('exceptions')
    .select(['kiosks.code', 'transactions.reference'])
    .select(['claimed_by', 'claimed_at', 'lapses_at', 'taken_from'])
    .orderBy('opened_at', 'desc')
    .limit(limit);
  if (townId !== null) query = query.where('kiosks.town_id', '=', townId);
  if (!closed) query = query.where('closed_at', 'is', null);
  if (claimedBy === null) query = query.where('claimed_by', 'is', null);
  else if (claimedBy !== undefined) query = query.where('claimed_by', '=', claimedBy);
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
    claim: claimOf(row),
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

type ClaimColumns = {
  readonly [Name in keyof Parameters<typeof asClaim>[0]]: Parameters<typeof asClaim>[0][Name] | null;
};

function claimOf({
  claimed_by,
  claimed_at,
  lapses_at,
  taken_from,
}: ClaimColumns): ReturnType<typeof asClaim> | null {
  if (claimed_by === null || claimed_at === null || lapses_at === null) return null;
  return asClaim({ claimed_by, claimed_at, lapses_at, taken_from });
}
