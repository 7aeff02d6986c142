import type { Kysely } from 'kysely';
import type { Standing } from '../../../domain/transaction/index.ts';
import { isOneOf, keyOf, type Schema, type Whose } from '../database/index.ts';

export type Heard = { readonly at: Date; readonly standing: Standing };

/** When a kiosk last said something of these transactions, and where it says that the money stands; null of one that central does not know. */
export async function readHeard(
  db: Kysely<Schema>,
  asked: readonly Whose[],
): Promise<(whose: Whose) => Heard | null> {
  if (asked.length === 0) return () => null;
  const rows = await db
    .selectFrom('transactions')
    .select(['kiosk_id', 'transaction_id', 'changed_at', 'standing'])
    .where(isOneOf(asked))
    .execute();
  const heard = new Map(
    rows.map(({ kiosk_id, transaction_id, changed_at: at, standing }) => [
      keyOf({ kioskId: kiosk_id, transactionId: transaction_id }),
      { at, standing },
    ]),
  );
  return (whose) => heard.get(keyOf(whose)) ?? null;
}
