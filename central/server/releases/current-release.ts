import type { CurrentRelease } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { readFleet } from './fleet.ts';
import { keysAfter, signedDocument } from './release-keys.ts';
import { publicRolloutKey } from './rollout-key.ts';

/** What a kiosk may take now. Whether it does, it decides by the signed documents alone. */
export async function currentReleaseForKiosk(
  central: Central,
  { kioskId }: AuthenticatedKiosk,
  { keysVersion }: { readonly keysVersion: number },
): Promise<CurrentRelease> {
  const { db } = central;
  const kiosk = (await readFleet(db, kioskId))[0];
  return {
    at: central.now().toISOString(),
    ring: kiosk?.ring ?? 'all',
    window: kiosk?.window ?? null,
    laterKeys: await keysAfter(db, keysVersion),
    offer: await offerOf(central),
  };
}

async function offerOf(central: Central): Promise<CurrentRelease['offer']> {
  const key = await publicRolloutKey(central);
  const newest = await central.db
    .selectFrom('rollouts')
    .innerJoin('releases', 'releases.sha256', 'rollouts.release_sha256')
    .select(['rollouts.document as rollout', 'signature', 'releases.document as release', 'signatures'])
    .orderBy('rollout_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!key || !newest) return null;
  return {
    release: signedDocument(newest.release, newest.signatures),
    rollout: { text: newest.rollout, signature: newest.signature },
    ...key,
  };
}
