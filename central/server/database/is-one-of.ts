import { type RawBuilder, sql } from 'kysely';

/** Names one transaction of a kiosk. */
export type Whose = { readonly kioskId: string; readonly transactionId: string };

/**
 * The rows that belong to one of these transactions, by `kiosk_id` and `transaction_id`; `table` where more than one table of a query has them. Two
 * arrays, so that the statement stays the same however many there are.
 */
export function isOneOf(asked: readonly Whose[], table?: string): RawBuilder<boolean> {
  const column = (name: string) => sql.ref(table === undefined ? name : `${table}.${name}`);
  const kiosks = asked.map(({ kioskId }) => kioskId);
  const ids = asked.map(({ transactionId }) => transactionId);
  return sql<boolean>`(${column('kiosk_id')}, ${column('transaction_id')}) in (
    select * from unnest(${kiosks}::uuid[], ${ids}::text[])
  )`;
}

/** A transaction's name as the key of a map. */
export const keyOf = ({ kioskId, transactionId }: Whose): string => `${kioskId} ${transactionId}`;
