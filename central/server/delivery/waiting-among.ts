import type { DatabaseTransaction } from '../database/index.ts';

/** Which of these transactions have a payment that waits until somebody has compared the kiosk's key. */
export async function waitingAmong(
  transaction: DatabaseTransaction,
  kioskId: string,
  transactionIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (transactionIds.length === 0) return new Set();
  const rows = await transaction
    .selectFrom('waiting_payments')
    .select('transaction_id')
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', 'in', [...transactionIds])
    .execute();
  return new Set(rows.map((row) => row.transaction_id));
}
