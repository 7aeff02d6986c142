import { raiseAlarms } from '../alarms/index.ts';
import type { Central } from '../central.ts';

/** A kiosk that goes back to an address within so short a time was never away from it: another machine spoke in between. */
const TWO_PLACES_MS = 5 * 60_000;
/** For so long a start of a kiosk is remembered: an older one that speaks again is a copied disk. */
const REMEMBERED_MS = 35 * 86_400_000;
const MOST_PLACES = 200;

/** Which start of the kiosk speaks, and from where. */
export type Speaker = { readonly bootId: string; readonly address: string };

/**
 * Raises an alarm when one key speaks from two machines: an older start speaks after a newer one, or two addresses take turns.
 * Behind a proxy that does not tell the callers' addresses only the first is seen.
 */
export async function watchForClones(
  { db, now }: Central,
  kioskId: string,
  { bootId, address }: Speaker,
): Promise<void> {
  const present = now();
  const since = (ms: number): Date => new Date(present.getTime() - ms);
  const known = await db
    .selectFrom('kiosk_places')
    .select(['boot_id', 'address', 'last_at'])
    .where('kiosk_id', '=', kioskId)
    .where('last_at', '>', since(REMEMBERED_MS))
    .orderBy('last_at', 'desc')
    .limit(MOST_PLACES)
    .execute();
  const row = { kiosk_id: kioskId, boot_id: bootId, address, last_at: present };
  await db
    .insertInto('kiosk_places')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['kiosk_id', 'boot_id', 'address']).doUpdateSet({ last_at: present }),
    )
    .execute();
  const [last] = known;
  if (last === undefined) return;
  const olderStart = last.boot_id !== bootId && known.some((one) => one.boot_id === bootId);
  const twoPlaces =
    last.address !== address &&
    known.some((one) => one.address === address && one.last_at > since(TWO_PLACES_MS));
  if (!olderStart && !twoPlaces) return;
  const detail = olderStart
    ? 'two starts of this kiosk take turns: its disk was copied, and one key speaks from two machines'
    : 'its key speaks from two addresses in turn: its disk was copied, or it has two ways to the network';
  await raiseAlarms(db, kioskId, present, [{ kind: 'clone', epoch: 0, seq: olderStart ? 1 : 2, detail }]);
}
