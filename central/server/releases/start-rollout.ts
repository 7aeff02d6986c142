import { randomBytes } from 'node:crypto';
import type { Kysely } from 'kysely';
import { type Ring, type RolloutPlan, refusalInWords } from '../../../domain/release/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction, isTaken, type Schema } from '../database/index.ts';
import { isReached, readFleet } from './fleet.ts';
import { isOpen, newestRollout } from './open-rollout.ts';
import { oneChangeAtATime, signRollout } from './rollout-key.ts';

export type NewRollout = {
  readonly releaseSha256: string;
  readonly ring: Ring;
  readonly percent: number;
  readonly plan: RolloutPlan;
  /** Kiosks with a later release go back to this one. */
  readonly stepBack: boolean;
};

export type StartedRollout =
  | { readonly kind: 'started'; readonly rolloutId: number; readonly kiosks: number }
  | { readonly kind: 'refused'; readonly reason: string };

/** Starts a rollout. Of two people who start one at the same moment, one is refused and learns who the other is. */
export async function startRollout(
  central: Central,
  wanted: NewRollout,
  actor: string,
): Promise<StartedRollout> {
  const now = central.now();
  try {
    return await inTransaction(central.db, async (transaction) => {
      const key = await oneChangeAtATime(transaction, now);
      const before = await newestRollout(transaction);
      if (before && isOpen(before))
        return refused(
          `${before.startedBy} has started a rollout of ${before.version}, and it is ${before.state}: halt or complete it first.`,
        );
      const release = await transaction
        .selectFrom('releases')
        .select(['sha256', 'version', 'counter', 'complete_at', 'expires_at'])
        .where('sha256', '=', wanted.releaseSha256)
        .executeTakeFirst();
      if (!release) return refused('Central does not have this release.');
      if (!release.complete_at) return refused('The package of this release has not come whole yet.');
      if (release.expires_at <= now) return refused(refusalInWords('expired'));
      if (release.counter < (await floorOf(transaction))) return refused(refusalInWords('below-floor'));
      if (before && release.counter < before.counter && !wanted.stepBack)
        return refused(
          `Kiosks had ${before.version} offered already, which is later: step back to ${release.version} instead.`,
        );
      const place = await placeFor(transaction, wanted);
      if (!place) return refused('There is no enrolled kiosk in this ring.');
      const { ring, percent, plan, stepBack } = wanted;
      const { version, sha256 } = release;
      const facts = {
        releaseSha256: sha256,
        version,
        ring,
        percent,
        salt: place.salt,
        halt: false,
        stepBack,
      };
      const signed = await signRollout(transaction, key, facts, now);
      const { rollout_id } = await transaction
        .insertInto('rollouts')
        .values({
          release_sha256: sha256,
          ring,
          percent,
          salt: place.salt,
          step_back: stepBack,
          plan: JSON.stringify(plan),
          state: 'running',
          started_at: now,
          started_by: actor,
          step_at: now,
          document: signed.text,
          signature: signed.signature,
          signed_at: now,
        })
        .returning('rollout_id')
        .executeTakeFirstOrThrow();
      const detail = { ring, percent, kiosks: place.kiosks, counter: release.counter };
      const action = stepBack ? 'step-back' : 'start-rollout';
      await writeAudit(transaction, now, { actor, action, subject: version, detail });
      return { kind: 'started', rolloutId: rollout_id, kiosks: place.kiosks };
    });
  } catch (error) {
    // The database's own rule, should the lock above ever be passed by.
    if (isTaken(error)) return refused('Somebody else has just started a rollout.');
    throw error;
  }
}

/** The highest security floor of what was ever rolled out: kiosks may have it, and would refuse anything below. */
async function floorOf(db: Kysely<Schema>): Promise<number> {
  const row = await db
    .selectFrom('releases')
    .innerJoin('rollouts', 'rollouts.release_sha256', 'releases.sha256')
    .select(({ fn }) => fn.max('security_floor').as('floor'))
    .executeTakeFirst();
  return row?.floor ?? 1;
}

const MOST_SALTS = 200;

/**
 * A salt for a rollout, and how many kiosks it reaches; null when its ring is empty. So few kiosks may be in a ring that a small
 * percentage reaches none: then another salt is drawn, because a rollout that begins nowhere shows nothing.
 */
async function placeFor(
  transaction: DatabaseTransaction,
  { ring, percent }: Pick<NewRollout, 'ring' | 'percent'>,
): Promise<{ readonly salt: string; readonly kiosks: number } | null> {
  const fleet = await readFleet(transaction);
  const everyone = { ring, percent: 100, salt: '' };
  if (!fleet.some((kiosk) => isReached(kiosk, everyone))) return null;
  for (let tries = 1; ; tries += 1) {
    const salt = randomBytes(16).toString('hex');
    const kiosks = fleet.filter((kiosk) => isReached(kiosk, { ring, percent, salt })).length;
    if (kiosks > 0 || percent === 0 || tries === MOST_SALTS) return { salt, kiosks };
  }
}

const refused = (reason: string): StartedRollout => ({ kind: 'refused', reason });
