import type { Kysely } from 'kysely';
import { isOneOf, keyOf, type Schema, type Whose } from '../database/index.ts';

/** When a kiosk last said something of these transactions; null of one that central does not know. */
export async function readHeard(
  db: Kysely<Schema>,
  asked: readonly Whose[],
): Promise<(whose: Whose) => Date | null> {
  if (asked.length === 0) return () => null;
  const rows = await db
    .selectFrom('transactions')
    .select(['kiosk_id', 'transaction_id', 'changed_at'])
    .where(isOneOf(asked))
    .execute();
  const heard = new Map(
    rows.map((row) => [keyOf({ kioskId: row.kiosk_id, transactionId: row.transaction_id }), row.changed_at]),
  );
  return (whose) => heard.get(keyOf(whose)) ?? null;
}
