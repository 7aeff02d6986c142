import type { Kysely } from 'kysely';
import { Ring, RolloutPlan } from '../../../domain/release/index.ts';
import { RolloutState } from '../../wire/index.ts';
import type { DatabaseTransaction, Schema } from '../database/index.ts';
import { type RolloutKey, signRollout } from './rollout-key.ts';

/** A rollout as the database has it. */
export type StoredRollout = {
  readonly rolloutId: number;
  readonly releaseSha256: string;
  readonly version: string;
  readonly counter: number;
  readonly ring: Ring;
  readonly percent: number;
  readonly salt: string;
  readonly stepBack: boolean;
  readonly plan: RolloutPlan;
  readonly state: RolloutState;
  readonly startedAt: Date;
  readonly startedBy: string;
  readonly stepAt: Date;
  readonly signedAt: Date;
};

/** The last rollouts, the newest first: the newest is what kiosks hear of. */
export async function readRollouts(db: Kysely<Schema>, limit: number): Promise<StoredRollout[]> {
  const rows = await db
    .selectFrom('rollouts')
    .innerJoin('releases', 'releases.sha256', 'rollouts.release_sha256')
    .selectAll('rollouts')
    .select(['version', 'counter'])
    .orderBy('rollout_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    rolloutId: row.rollout_id,
    releaseSha256: row.release_sha256,
    version: row.version,
    counter: row.counter,
    ring: Ring.parse(row.ring),
    percent: row.percent,
    salt: row.salt,
    stepBack: row.step_back,
    plan: RolloutPlan.parse(row.plan),
    state: RolloutState.parse(row.state),
    startedAt: row.started_at,
    startedBy: row.started_by,
    stepAt: row.step_at,
    signedAt: row.signed_at,
  }));
}

export const newestRollout = async (db: Kysely<Schema>): Promise<StoredRollout | null> =>
  (await readRollouts(db, 1))[0] ?? null;

/** Whether a rollout can still change: no other one begins before it has come to its end. */
export const isOpen = ({ state }: StoredRollout): boolean => state === 'running' || state === 'paused';

/** Changes a rollout, and signs what kiosks hear of it now. */
export async function changeStored(
  transaction: DatabaseTransaction,
  key: RolloutKey,
  rollout: StoredRollout,
  change: { readonly state?: RolloutState; readonly percent?: number },
  now: Date,
): Promise<void> {
  const { ring, salt, stepBack, releaseSha256, version } = rollout;
  const state = change.state ?? rollout.state;
  const percent = change.percent ?? rollout.percent;
  const halt = isHeldBack(state);
  const facts = { releaseSha256, version, ring, percent, salt, halt, stepBack };
  const signed = await signRollout(transaction, key, facts, now);
  await transaction
    .updateTable('rollouts')
    .set({
      state,
      percent,
      step_at: percent === rollout.percent ? rollout.stepAt : now,
      document: signed.text,
      signature: signed.signature,
      signed_at: now,
    })
    .where('rollout_id', '=', rollout.rolloutId)
    .execute();
}

/** In these states no kiosk begins with the release. */
const isHeldBack = (state: RolloutState): boolean =>
  state === 'paused' || state === 'halted' || state === 'stopped';
