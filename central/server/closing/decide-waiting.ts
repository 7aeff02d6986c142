import type { z } from 'zod';
import { type decideException, mayGoOut, SECOND_PERSONS } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { isSamePerson } from '../actors/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { lastWriter } from './close-exception.ts';
import { lockException } from './one-exception.ts';
import { mayGo, settle } from './settle.ts';
import { CHANGED_SINCE, declineWaiting, forgetWaiting, readWaitingWays, stillFits } from './waiting-ways.ts';

type Decision = z.infer<typeof decideException.request>;
type Decided = z.infer<typeof decideException.response>;

/**
 * Confirms what waits for a second person, or declines it. Who asked can take it back, and never confirm it; of two at once one decides. What is
 * confirmed is written in the name of the one who asked, with the second person's beside it.
 */
export async function decideByHand(
  { db, now }: Central,
  decision: Decision,
  { userName, role }: Pick<Person, 'userName' | 'role'>,
): Promise<Decided> {
  const at = now();
  const { kind, finding } = decision;
  return inTransaction(db, async (transaction): Promise<Decided> => {
    const exception = await lockException(transaction, decision);
    const waiting = (await readWaitingWays(transaction, [decision]))(decision);
    if (exception === null || waiting?.at.toISOString() !== decision.askedAt)
      return { kind: 'meanwhile', by: await lastWriter(transaction, decision) };
    const isOwn = await isSamePerson(transaction, waiting.by, userName);
    const maySecond = SECOND_PERSONS.includes(role) && mayGoOut(kind, role, waiting.way.kind);
    if (decision.decision === 'decline') {
      if (!isOwn && !maySecond) return { kind: 'no-way' };
      await declineWaiting(transaction, exception, waiting, { finding, by: userName, at });
      return { kind: 'declined' };
    }
    if (isOwn) return { kind: 'same-person' };
    if (!maySecond) return { kind: 'no-way' };
    if (!stillFits(waiting, exception)) {
      await declineWaiting(transaction, exception, waiting, { finding: CHANGED_SINCE, by: userName, at });
      return { kind: 'changed' };
    }
    const confirmed = {
      way: waiting.way,
      finding: `${waiting.finding} · ${userName}: ${finding}`,
      by: waiting.by,
      confirmedBy: userName,
      at,
    };
    const possible = await mayGo(transaction, exception, waiting.way, at);
    if (possible.kind === 'cannot') return possible;
    const settled = await settle(transaction, exception, possible, confirmed);
    if (settled.kind !== 'cannot') await forgetWaiting(transaction, waiting);
    return settled;
  });
}
