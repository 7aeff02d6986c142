import type { KioskReleaseReport, KioskReleaseState } from '../../../domain/release/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { advanceRollout } from './advance-rollout.ts';

/** After these a rollout may widen or has to stop. */
const ENDS: readonly KioskReleaseState['kind'][] = ['healthy', 'rolled-back', 'failed', 'refused'];

/** Keeps what a kiosk reports of a release, beside all that it reported before. What ends a trial moves the rollout on at once. */
export async function takeReport(
  central: Central,
  { kioskId }: AuthenticatedKiosk,
  { releaseSha256, state }: KioskReleaseReport,
): Promise<{ readonly kind: 'taken' | 'unknown' }> {
  const { db } = central;
  const release = await db
    .selectFrom('releases')
    .select('sha256')
    .where('sha256', '=', releaseSha256)
    .executeTakeFirst();
  if (!release) return { kind: 'unknown' };
  const text = JSON.stringify(state);
  const last = await db
    .selectFrom('kiosk_release_states')
    .select(['release_sha256', 'state'])
    .where('kiosk_id', '=', kioskId)
    .orderBy('state_id', 'desc')
    .limit(1)
    .executeTakeFirst();
  // Told again after an answer was lost, or after a restart.
  if (last?.release_sha256 === releaseSha256 && JSON.stringify(last.state) === text) return { kind: 'taken' };
  await db
    .insertInto('kiosk_release_states')
    .values({ kiosk_id: kioskId, release_sha256: releaseSha256, state: text, reported_at: central.now() })
    .execute();
  if (ENDS.includes(state.kind)) await advanceRollout(central);
  return { kind: 'taken' };
}
