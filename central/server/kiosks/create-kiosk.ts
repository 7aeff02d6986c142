import { randomUUID } from 'node:crypto';
import { NO_PREVIOUS_HASH } from '../../../domain/journal/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { isTown } from '../town/index.ts';
import { hashOfCode, newEnrolmentCode } from './enrolment-code.ts';

export type NewKiosk = {
  readonly townId: string;
  /** As residents see it in their reference, e.g. `MILL1`. */
  readonly code: string;
  readonly name: string;
  /** The key that will use the code is confirmed with that: for those who set up both ends themselves. */
  readonly confirms?: boolean;
};

export type CreatedKiosk =
  | {
      readonly kind: 'created';
      readonly kioskId: string;
      readonly enrolmentCode: string;
      readonly expiresAt: Date;
    }
  | { readonly kind: 'refused'; readonly reason: 'no-such-town' | 'belongs-to-another-town' };

/**
 * Makes a kiosk, or finds the one with this code, and a one-time code to enrol it (again) with. Older codes of the kiosk
 * stop working; its key works on until the new code is used.
 */
export async function createKiosk(central: Central, kiosk: NewKiosk, actor: string): Promise<CreatedKiosk> {
  const { townId, code, name, confirms = false } = kiosk;
  const now = central.now();
  const enrolmentCode = newEnrolmentCode();
  const expiresAt = new Date(now.getTime() + central.limits.enrolmentCodeMs);
  return inTransaction(central.db, async (transaction) => {
    if (!(await isTown(transaction, townId))) return { kind: 'refused', reason: 'no-such-town' };
    const row = await transaction
      .insertInto('kiosks')
      .values({
        kiosk_id: randomUUID(),
        town_id: townId,
        code,
        name,
        created_at: now,
        head_hash: NO_PREVIOUS_HASH,
      })
      .onConflict((conflict) =>
        conflict.column('code').doUpdateSet({ name }).where('kiosks.town_id', '=', townId),
      )
      .returning('kiosk_id')
      .executeTakeFirst();
    if (!row) return { kind: 'refused', reason: 'belongs-to-another-town' };
    const kioskId = row.kiosk_id;
    await transaction
      .deleteFrom('enrolment_codes')
      .where('kiosk_id', '=', kioskId)
      .where('used_at', 'is', null)
      .execute();
    await transaction
      .insertInto('enrolment_codes')
      .values({
        code_hash: hashOfCode(enrolmentCode),
        kiosk_id: kioskId,
        expires_at: expiresAt,
        made_by: actor,
        confirms,
      })
      .execute();
    await writeAudit(transaction, now, {
      actor,
      action: 'create-enrolment-code',
      subject: code,
      ...(confirms ? { detail: { confirms: 'its key' } } : {}),
    });
    return { kind: 'created', kioskId, enrolmentCode, expiresAt };
  });
}

/** Takes a kiosk's key away: from now on its requests are refused, until it is enrolled again. False when there is none. */
export async function revokeKiosk(central: Central, code: string, actor: string): Promise<boolean> {
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const row = await transaction
      .updateTable('kiosks')
      .set({ revoked_at: now })
      .where('code', '=', code)
      .returning('kiosk_id')
      .executeTakeFirst();
    if (row) await writeAudit(transaction, now, { actor, action: 'revoke-kiosk', subject: code });
    return row !== undefined;
  });
}
