import { nextPlanStep, type PlanStep, tallyOf } from '../../../domain/release/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { standingsOf } from './fleet.ts';
import { changeStored, newestRollout, type StoredRollout } from './open-rollout.ts';
import { oneChangeAtATime, type RolloutKey } from './rollout-key.ts';

const DAY_MS = 86_400_000;
/** Who stands in the audit log for what central does by itself. */
const ACTOR = 'central';

/**
 * Does what the plan of the running rollout says: stops it, widens it, completes it. Whatever its state, it is signed anew every
 * day, so that kiosks do not take central for lost. Any number of server processes may call it at once.
 */
export async function advanceRollout(central: Central): Promise<PlanStep['kind'] | 'none'> {
  const now = central.now();
  const before = await newestRollout(central.db);
  if (!before || (before.state !== 'running' && !isStale(before, now))) return 'none';
  return inTransaction(central.db, async (transaction) => {
    const key = await oneChangeAtATime(transaction, now);
    const rollout = await newestRollout(transaction);
    if (!rollout) return 'none';
    const step = await stepOf(transaction, rollout, now);
    const { ring, percent, version } = rollout;
    if (step.kind === 'wait') {
      if (isStale(rollout, now)) await changeStored(transaction, key, rollout, {}, now);
      return step.kind;
    }
    const tally = await apply(transaction, key, rollout, step, now);
    const reached = step.kind === 'widen' ? step.percent : percent;
    await writeAudit(transaction, now, {
      actor: ACTOR,
      action: `${step.kind}-rollout`,
      subject: version,
      detail: { ring, percent: reached, ...tally },
    });
    return step.kind;
  });
}

const isStale = ({ signedAt }: StoredRollout, now: Date): boolean =>
  now.getTime() - signedAt.getTime() > DAY_MS;

async function stepOf(
  transaction: DatabaseTransaction,
  rollout: StoredRollout,
  now: Date,
): Promise<PlanStep> {
  if (rollout.state !== 'running') return { kind: 'wait' };
  const tally = tallyOf(await standingsOf(transaction, rollout.releaseSha256, rollout));
  return nextPlanStep(rollout.plan, rollout.percent, tally, { stepAt: rollout.stepAt, now });
}

async function apply(
  transaction: DatabaseTransaction,
  key: RolloutKey,
  rollout: StoredRollout,
  step: Exclude<PlanStep, { kind: 'wait' }>,
  now: Date,
): Promise<{ readonly healthy: number; readonly failed: number }> {
  const change = {
    stop: { state: 'stopped' as const },
    complete: { state: 'complete' as const },
    widen: { percent: step.kind === 'widen' ? step.percent : rollout.percent },
  }[step.kind];
  await changeStored(transaction, key, rollout, change, now);
  const { healthy, failed } = tallyOf(await standingsOf(transaction, rollout.releaseSha256, rollout));
  return { healthy, failed };
}
