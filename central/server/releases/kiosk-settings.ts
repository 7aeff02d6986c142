import type { MaintenanceWindow, Ring } from '../../../domain/release/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';

/** Puts a kiosk into a ring, and sets when its site may be without it. False when there is no such kiosk. */
export async function setKioskRelease(
  central: Central,
  kioskCode: string,
  { ring, window }: { readonly ring: Ring; readonly window: MaintenanceWindow | null },
  actor: string,
): Promise<boolean> {
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const kiosk = await transaction
      .selectFrom('kiosks')
      .select('kiosk_id')
      .where('code', '=', kioskCode)
      .executeTakeFirst();
    if (!kiosk) return false;
    const settings = { ring, window_from: window?.from ?? null, window_to: window?.to ?? null };
    await transaction
      .insertInto('kiosk_release_settings')
      .values({ kiosk_id: kiosk.kiosk_id, ...settings })
      .onConflict((conflict) => conflict.column('kiosk_id').doUpdateSet(settings))
      .execute();
    const detail = { ring, window: window ? `${window.from}-${window.to}` : null };
    await writeAudit(transaction, now, { actor, action: 'set-kiosk-release', subject: kioskCode, detail });
    return true;
  });
}
