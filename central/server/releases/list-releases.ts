import type { Kysely } from 'kysely';
import type { z } from 'zod';
import { standingOf, tallyOf, tellingReport } from '../../../domain/release/index.ts';
import type { KioskReleaseRow, listReleases, ReleaseRow, RolloutRow } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';
import { storedBytes } from '../files/index.ts';
import { type FleetKiosk, isReached, readFleet, reportsOf } from './fleet.ts';
import { readRollouts, type StoredRollout } from './open-rollout.ts';
import { trustedKeys } from './release-keys.ts';

const ROLLOUTS_SHOWN = 10;
const RELEASES_SHOWN = 50;

/** The releases, the last rollouts, and how far each kiosk is with the newest. */
export async function listReleaseRows(db: Kysely<Schema>): Promise<z.infer<typeof listReleases.response>> {
  const keys = await trustedKeys(db);
  const rollouts = await readRollouts(db, ROLLOUTS_SHOWN);
  const newest = rollouts[0] ?? null;
  const fleet = await readFleet(db);
  const kiosks = await kioskRows(db, fleet, newest);
  return {
    keys: keys && {
      version: keys.version,
      threshold: keys.threshold,
      keys: keys.keys.length,
      expiresAt: keys.expiresAt,
    },
    releases: await releaseRows(db),
    rollouts: rollouts.map(rolloutRow),
    tally: newest && tallyOf(kiosks.filter(({ reached }) => reached).map(({ standing }) => standing)),
    kiosks,
  };
}

async function releaseRows(db: Kysely<Schema>): Promise<z.infer<typeof ReleaseRow>[]> {
  const rows = await db
    .selectFrom('releases')
    .select([
      'sha256',
      'version',
      'counter',
      'security_floor',
      'min_from_counter',
      'journal_min',
      'journal_max',
    ])
    .select([
      'created_at',
      'expires_at',
      'package_name',
      'package_bytes',
      'complete_at',
      'files',
      'signatures',
    ])
    .select(['uploaded_at', 'uploaded_by', 'file_id'])
    .orderBy('counter', 'desc')
    .limit(RELEASES_SHOWN)
    .execute();
  return Promise.all(
    rows.map(async (row) => ({
      sha256: row.sha256,
      version: row.version,
      counter: row.counter,
      securityFloor: row.security_floor,
      minFromCounter: row.min_from_counter,
      journalSchema: { min: row.journal_min, max: row.journal_max },
      createdAt: row.created_at.toISOString(),
      expiresAt: row.expires_at.toISOString(),
      packageName: row.package_name,
      packageBytes: row.package_bytes,
      storedBytes: await storedBytes(db, row.file_id),
      complete: row.complete_at !== null,
      files: row.files,
      signatures: row.signatures.length,
      uploadedAt: row.uploaded_at.toISOString(),
      uploadedBy: row.uploaded_by,
    })),
  );
}

const rolloutRow = (rollout: StoredRollout): z.infer<typeof RolloutRow> => ({
  rolloutId: rollout.rolloutId,
  releaseSha256: rollout.releaseSha256,
  version: rollout.version,
  ring: rollout.ring,
  percent: rollout.percent,
  stepBack: rollout.stepBack,
  plan: rollout.plan,
  state: rollout.state,
  startedAt: rollout.startedAt.toISOString(),
  startedBy: rollout.startedBy,
  stepAt: rollout.stepAt.toISOString(),
});

async function kioskRows(
  db: Kysely<Schema>,
  fleet: readonly FleetKiosk[],
  newest: StoredRollout | null,
): Promise<z.infer<typeof KioskReleaseRow>[]> {
  const reports = newest ? await reportsOf(db, newest.releaseSha256) : new Map();
  return fleet.map((kiosk) => {
    const own: readonly { state: z.infer<typeof KioskReleaseRow>['state'] & object; at: Date }[] =
      reports.get(kiosk.kioskId) ?? [];
    const last = tellingReport(own);
    return {
      ...kiosk,
      reached: newest !== null && isReached(kiosk, newest),
      standing: standingOf(own.map(({ state }) => state)),
      state: last?.state ?? null,
      reportedAt: last?.at.toISOString() ?? null,
    };
  });
}
