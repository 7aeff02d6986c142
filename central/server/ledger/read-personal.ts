import { PersonalData } from '../../../domain/personal/index.ts';
import type { Database, DatabaseTransaction } from '../database/index.ts';

/** A personal record that a kiosk delivered; null when it never came, or was erased after its retention time. */
export async function readPersonal(
  db: Database | DatabaseTransaction,
  kioskId: string,
  recordId: string,
): Promise<PersonalData | null> {
  const row = await db
    .selectFrom('personal_records')
    .select('data')
    .where('kiosk_id', '=', kioskId)
    .where('record_id', '=', recordId)
    .executeTakeFirst();
  return row ? PersonalData.parse(row.data) : null;
}
