import { createHash } from 'node:crypto';
import { keyFingerprint } from '../../../domain/signing/index.ts';
import { isSamePerson } from '../actors/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { postWaiting } from '../delivery/index.ts';

export type Confirmation =
  | { readonly kind: 'confirmed'; readonly posted: number }
  | { readonly kind: 'refused'; readonly reason: 'no-such-kiosk' | 'other-key' | 'same-person' };

/** The fingerprint of a raw public key in base64. */
export const fingerprintOf = (publicKey: string): string =>
  keyFingerprint(createHash('sha256').update(Buffer.from(publicKey, 'base64')).digest('hex'));

/**
 * Confirms a kiosk's key: from now on the money that it reports counts, and what waited is posted. The one who made its
 * enrolment code cannot; the fingerprint is the one that was compared, so that no other key slips in between.
 */
export async function confirmKiosk(
  central: Central,
  {
    code,
    fingerprint,
    townId,
  }: { readonly code: string; readonly fingerprint: string; readonly townId: string | null },
  actor: string,
): Promise<Confirmation> {
  const now = central.now();
  return inTransaction(central.db, async (transaction): Promise<Confirmation> => {
    const kiosk = await transaction
      .selectFrom('kiosks')
      .selectAll()
      .where('code', '=', code)
      .where('revoked_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!kiosk?.public_key || (townId !== null && kiosk.town_id !== townId))
      return { kind: 'refused', reason: 'no-such-kiosk' };
    if (fingerprintOf(kiosk.public_key) !== fingerprint) return { kind: 'refused', reason: 'other-key' };
    if (await isSamePerson(transaction, kiosk.enrolled_by, actor))
      return { kind: 'refused', reason: 'same-person' };
    if (kiosk.confirmed_at !== null) return { kind: 'confirmed', posted: 0 };
    await transaction
      .updateTable('kiosks')
      .set({ confirmed_at: now, confirmed_by: actor })
      .where('kiosk_id', '=', kiosk.kiosk_id)
      .execute();
    const posted = await postWaiting(transaction, { kioskId: kiosk.kiosk_id, townId: kiosk.town_id }, now);
    await writeAudit(transaction, now, {
      actor,
      action: 'confirm-kiosk',
      subject: code,
      detail: { fingerprint, posted },
    });
    return { kind: 'confirmed', posted };
  });
}
