import type { DatabaseTransaction } from '../database/index.ts';

/** Locks a kiosk's row as its deliveries do, so that one of two is first; null where there is none. */
export async function lockKiosk(
  transaction: DatabaseTransaction,
  kioskId: string,
): Promise<{ readonly townId: string; readonly code: string } | null> {
  const row = await transaction
    .selectFrom('kiosks')
    .select(['town_id', 'code'])
    .where('kiosk_id', '=', kioskId)
    .forUpdate()
    .executeTakeFirst();
  return row ? { townId: row.town_id, code: row.code } : null;
}
