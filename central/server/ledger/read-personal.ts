import { PersonalData } from '../../../domain/personal/index.ts';
import { withStorableTexts } from '../../../domain/text/index.ts';
import type { Database, DatabaseTransaction } from '../database/index.ts';

/** The kind of a record that central could not read when it came. */
export const UNREADABLE = 'unreadable';

/** A personal record that a kiosk delivered; null when it never came, cannot be read, or was erased after its retention time. */
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
    .where('kind', '<>', UNREADABLE)
    .executeTakeFirst();
  return row ? withStorableTexts(PersonalData.parse(row.data)) : null;
}
