import type { z } from 'zod';
import { type decideException, mayGoOut, SECOND_PERSONS } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { isSamePerson } from '../actors/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { lastWriter } from './close-exception.ts';
import { lockException } from './one-exception.ts';
import { mayGo, settle } from './settle.ts';
import { mayTakeBack, takeBackCharge } from './take-back-charge.ts';
import { CHANGED_SINCE, declineWaiting, forgetWaiting, readWaitingWays, stillFits } from './waiting-ways.ts';
import { readWritten } from './written.ts';

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
    const { way } = waiting;
    const isOwn = await isSamePerson(transaction, waiting.by, userName);
    const maySecond =
      SECOND_PERSONS.includes(role) && mayGoOut(kind, role, way.kind === 'taken-back' ? 'charged' : way.kind);
    if (decision.decision === 'decline') {
      if (!isOwn && !maySecond) return { kind: 'no-way' };
      await declineWaiting(transaction, exception, waiting, { finding, by: userName, at });
      return { kind: 'declined' };
    }
    if (isOwn) return { kind: 'same-person' };
    if (!maySecond) return { kind: 'no-way' };
    const changed = async (): Promise<Decided> => {
      await declineWaiting(transaction, exception, waiting, { finding: CHANGED_SINCE, by: userName, at });
      return { kind: 'changed' };
    };
    if (!stillFits(waiting, exception)) return changed();
    const confirmed = {
      finding: `${waiting.finding} · ${userName}: ${finding}`,
      by: waiting.by,
      confirmedBy: userName,
      at,
    };
    if (way.kind === 'taken-back') {
      const written = (await readWritten(transaction, [exception]))(exception);
      const charge = await mayTakeBack(transaction, exception, written, way.entryId);
      if (charge.kind === 'cannot') return changed();
      await takeBackCharge(transaction, exception, charge, confirmed);
      await forgetWaiting(transaction, waiting);
      return { kind: 'reopened' };
    }
    const possible = await mayGo(transaction, exception, way, at);
    if (possible.kind === 'cannot') return possible;
    const settled = await settle(transaction, exception, possible, { way, ...confirmed });
    if (settled.kind !== 'cannot') await forgetWaiting(transaction, waiting);
    return settled;
  });
}
