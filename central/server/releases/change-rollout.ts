import type { z } from 'zod';
import type { changeRollout as contract, RolloutState } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { changeStored, isOpen, newestRollout, type StoredRollout } from './open-rollout.ts';
import { oneChangeAtATime } from './rollout-key.ts';

export type RolloutChange = z.infer<typeof contract.request>['change'];
export type ChangedRollout = z.infer<typeof contract.response>;

/** Pauses, resumes, widens, halts or completes a rollout. What it is not in the state for is refused. */
export async function changeRollout(
  central: Central,
  rolloutId: number,
  change: RolloutChange,
  actor: string,
): Promise<ChangedRollout> {
  const now = central.now();
  return inTransaction(central.db, async (transaction) => {
    const key = await oneChangeAtATime(transaction, now);
    const rollout = await newestRollout(transaction);
    if (rollout?.rolloutId !== rolloutId)
      return refused('This is not the newest rollout any more: look at the page again.');
    if (!isOpen(rollout)) return refused(`This rollout is ${rollout.state} already.`);
    const next = nextOf(rollout, change);
    if (typeof next === 'string') return refused(next);
    await changeStored(transaction, key, rollout, next, now);
    const percent = next.percent ?? rollout.percent;
    const detail = { ring: rollout.ring, percent };
    const action = `${change.kind}-rollout`;
    await writeAudit(transaction, now, { actor, action, subject: rollout.version, detail });
    return { kind: 'changed', state: next.state ?? rollout.state, percent };
  });
}

/** What a change makes of a rollout, or why it cannot. */
function nextOf(
  { state, percent }: StoredRollout,
  change: RolloutChange,
): { readonly state?: RolloutState; readonly percent?: number } | string {
  switch (change.kind) {
    case 'pause':
      return state === 'paused' ? 'This rollout is paused already.' : { state: 'paused' };
    case 'resume':
      return state === 'running' ? 'This rollout is running already.' : { state: 'running' };
    case 'widen':
      return change.percent > percent
        ? { percent: change.percent }
        : `This rollout reaches ${percent} % already: a percentage only grows.`;
    case 'halt':
      return { state: 'halted' };
    case 'complete':
      return { state: 'complete' };
  }
}

const refused = (reason: string): ChangedRollout => ({ kind: 'refused', reason });
