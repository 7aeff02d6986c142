import type { z } from 'zod';
import { type closeException, mayGoOut } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { movedByPeople, secondPersonAbove } from '../books/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { type LockedException, lockException } from './one-exception.ts';
import { mayGo, movesOf, settle } from './settle.ts';
import {
  askSecondPerson,
  CHANGED_SINCE,
  declineWaiting,
  readWaitingWays,
  stillFits,
} from './waiting-ways.ts';
import { readWritten, type WhichException } from './written.ts';

type Closing = z.infer<typeof closeException.request>;
type Closed = z.infer<typeof closeException.response>;

/**
 * Ends an exception, or gives a part of its money its place, by an entry beside the kiosk's chain, which only grows; nothing of the kiosk's is
 * changed. Deliveries of the kiosk wait for the same row, so that one of two is first. What moves more than one person may waits for another.
 */
export async function closeByHand(
  { db, now }: Central,
  closing: Closing,
  { userName: by, role }: Pick<Person, 'userName' | 'role'>,
): Promise<Closed> {
  const { kind, way, finding } = closing;
  if (!mayGoOut(kind, role, way.kind)) return { kind: 'no-way' };
  const isPart = way.kind === 'given-back' && way.amountMinor !== undefined;
  if (isPart && closing.openMinor === undefined) return { kind: 'cannot', why: 'which-sum' };
  const at = now();
  return inTransaction(db, async (transaction): Promise<Closed> => {
    const exception = await lockException(transaction, closing);
    if (exception === null || !isAsRead(exception, closing))
      return { kind: 'meanwhile', by: await lastWriter(transaction, closing) };
    const waiting = (await readWaitingWays(transaction, [closing]))(closing);
    if (waiting !== null && stillFits(waiting, exception)) return { kind: 'waits', by: waiting.by };
    if (waiting !== null)
      await declineWaiting(transaction, exception, waiting, { finding: CHANGED_SINCE, by, at });
    const possible = await mayGo(transaction, exception, way, at);
    if (possible.kind === 'cannot') return possible;
    const limit = await limitFor(transaction, exception, movesOf(exception, way)?.amountMinor ?? 0);
    if (limit === null)
      return settle(transaction, exception, possible, { way, finding, by, confirmedBy: null, at });
    const { movesMinor, ...over } = limit;
    await askSecondPerson(transaction, exception, { way, finding, movesMinor, by, at });
    return { kind: 'asked', limit: over };
  });
}

/** Whether the exception is still what the person read. */
const isAsRead = (exception: LockedException, { detail, openMinor }: Closing): boolean =>
  exception.closedAt === null &&
  exception.detail === detail &&
  (openMinor === undefined || openMinor === (exception.amount?.amountMinor ?? null));

/** The limit that is exceeded by what a person moves, with all that people have moved of this transaction; null where none is. */
export async function limitFor(
  transaction: DatabaseTransaction,
  exception: LockedException,
  movesMinor: number,
): Promise<{ readonly amountMinor: number; readonly currency: string; readonly movesMinor: number } | null> {
  const limitMinor = await secondPersonAbove(transaction, exception.townId);
  if (limitMinor === null || exception.amount === null) return null;
  const moved = movesMinor + (await movedByPeople(transaction, exception));
  return moved > limitMinor
    ? { amountMinor: limitMinor, currency: exception.amount.currency, movesMinor }
    : null;
}

/** Who wrote about an exception last; null where no one has, and the kiosk has changed it. */
export async function lastWriter(
  transaction: DatabaseTransaction,
  exception: WhichException,
): Promise<string | null> {
  const { entries } = (await readWritten(transaction, [exception]))(exception);
  return entries.at(-1)?.by ?? null;
}
