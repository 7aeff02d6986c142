import type { Kysely } from 'kysely';
import {
  isInPercentage,
  KioskReleaseState,
  type MaintenanceWindow,
  Ring,
  ringReaches,
  type Standing,
  standingOf,
} from '../../../domain/release/index.ts';
import type { Schema } from '../database/index.ts';
import { cryptography } from '../signing-key/index.ts';

/** A kiosk as releases see it. */
export type FleetKiosk = {
  readonly kioskId: string;
  readonly kioskCode: string;
  readonly name: string;
  readonly ring: Ring;
  readonly window: MaintenanceWindow | null;
  /** The version that its last heartbeat named. */
  readonly runs: string | null;
};

/** The kiosks that are enrolled, by their code; one of them alone, where it is named. */
export async function readFleet(db: Kysely<Schema>, kioskId?: string): Promise<FleetKiosk[]> {
  const rows = await db
    .selectFrom('kiosks')
    .leftJoin('kiosk_release_settings as settings', 'settings.kiosk_id', 'kiosks.kiosk_id')
    .leftJoin('kiosk_health as health', 'health.kiosk_id', 'kiosks.kiosk_id')
    .select(['kiosks.kiosk_id', 'code', 'name', 'ring', 'window_from', 'window_to', 'health.version'])
    .where('public_key', 'is not', null)
    .where('revoked_at', 'is', null)
    .$if(kioskId !== undefined, (kiosks) => kiosks.where('kiosks.kiosk_id', '=', kioskId ?? ''))
    .orderBy('code')
    .execute();
  return rows.map((row) => ({
    kioskId: row.kiosk_id,
    kioskCode: row.code,
    name: row.name,
    ring: Ring.parse(row.ring ?? 'all'),
    window:
      row.window_from !== null && row.window_to !== null
        ? { from: row.window_from, to: row.window_to }
        : null,
    runs: row.version,
  }));
}

/** Whom a rollout is for. */
export type Reach = { readonly ring: Ring; readonly percent: number; readonly salt: string };

/** Whether a rollout reaches a kiosk, as the kiosk itself computes it. */
export const isReached = ({ kioskId, ring }: FleetKiosk, reach: Reach): boolean =>
  ringReaches(reach.ring, ring) && isInPercentage(reach.percent, reach.salt, kioskId, cryptography.hash);

/** What every kiosk has reported of a release, the oldest first. */
export async function reportsOf(
  db: Kysely<Schema>,
  releaseSha256: string,
): Promise<ReadonlyMap<string, readonly { readonly state: KioskReleaseState; readonly at: Date }[]>> {
  const rows = await db
    .selectFrom('kiosk_release_states')
    .select(['kiosk_id', 'state', 'reported_at'])
    .where('release_sha256', '=', releaseSha256)
    .orderBy('kiosk_id')
    .orderBy('state_id')
    .execute();
  const reports = new Map<string, { state: KioskReleaseState; at: Date }[]>();
  for (const row of rows) {
    const kiosk = reports.get(row.kiosk_id) ?? [];
    kiosk.push({ state: KioskReleaseState.parse(row.state), at: row.reported_at });
    reports.set(row.kiosk_id, kiosk);
  }
  return reports;
}

/** What a release came to on the kiosks that a rollout of it reaches. */
export async function standingsOf(
  db: Kysely<Schema>,
  releaseSha256: string,
  reach: Reach,
): Promise<Standing[]> {
  const reports = await reportsOf(db, releaseSha256);
  const reached = (await readFleet(db)).filter((kiosk) => isReached(kiosk, reach));
  return reached.map(({ kioskId }) => standingOf((reports.get(kioskId) ?? []).map(({ state }) => state)));
}
