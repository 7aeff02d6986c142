import { type Kysely, sql } from 'kysely';
import type { Schema } from '../database/index.ts';
import type { WhichException } from './written.ts';

type Whose = Pick<WhichException, 'kioskId' | 'transactionId'>;

/** When a kiosk last said something of these transactions; null of one that central does not know. */
export async function readHeard(
  db: Kysely<Schema>,
  asked: readonly Whose[],
): Promise<(whose: Whose) => Date | null> {
  if (asked.length === 0) return () => null;
  const rows = await db
    .selectFrom('transactions')
    .select(['kiosk_id', 'transaction_id', 'changed_at'])
    .where(
      sql<boolean>`(kiosk_id, transaction_id) in (
        select * from unnest(${asked.map((one) => one.kioskId)}::uuid[], ${asked.map((one) => one.transactionId)}::text[])
      )`,
    )
    .execute();
  const heard = new Map(rows.map((row) => [`${row.kiosk_id} ${row.transaction_id}`, row.changed_at]));
  return ({ kioskId, transactionId }) => heard.get(`${kioskId} ${transactionId}`) ?? null;
}
