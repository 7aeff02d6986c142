import type { Selectable } from 'kysely';
import { lockKiosk } from '../books/index.ts';
import type { DatabaseTransaction, Schema } from '../database/index.ts';

export type RefundRow = Selectable<Schema['refunds']>;

/** Locks a refund of a kiosk, behind the kiosk's own row; null where there is none. */
export async function lockRefund(
  transaction: DatabaseTransaction,
  { kioskId, refundId }: { readonly kioskId: string; readonly refundId: string },
): Promise<(RefundRow & { readonly code: string }) | null> {
  const kiosk = await lockKiosk(transaction, kioskId);
  if (kiosk === null) return null;
  const row = await transaction
    .selectFrom('refunds')
    .selectAll()
    .where('refund_id', '=', refundId)
    .where('kiosk_id', '=', kioskId)
    .forUpdate()
    .executeTakeFirst();
  return row ? { ...row, code: kiosk.code } : null;
}

/** Who decided about a refund, or ended it, last. */
export const lastHand = (row: RefundRow | null): string | null => row?.ended_by ?? row?.decided_by ?? null;
