import type { Database } from '../database/index.ts';

/** The kiosk that signed a request. */
export type AuthenticatedKiosk = {
  readonly kioskId: string;
  readonly townId: string;
  /** Raw Ed25519 key, 32 bytes in base64. */
  readonly publicKey: string;
};

/** The kiosk of this id, when it is enrolled and not revoked. */
export async function findKiosk(db: Database, kioskId: string): Promise<AuthenticatedKiosk | null> {
  const row = await db
    .selectFrom('kiosks')
    .select(['kiosk_id', 'town_id', 'public_key'])
    .where('kiosk_id', '=', kioskId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
  if (!row?.public_key) return null;
  return { kioskId: row.kiosk_id, townId: row.town_id, publicKey: row.public_key };
}
