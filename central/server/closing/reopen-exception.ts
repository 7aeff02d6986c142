import type { z } from 'zod';
import { moneyInDoubt, type Transaction } from '../../../domain/transaction/index.ts';
import { mayGoOut, type reopenException } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { writeAudit } from '../audit/index.ts';
import { holdInDoubt } from '../bills/index.ts';
import { openRefundsMinor, postByClerk, readPostedNow } from '../books/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { type ClosedBody, MONEY_EXCEPTIONS } from '../ledger/index.ts';
import { lastWriter, limitFor } from './close-exception.ts';
import { type LockedException, lockException, setException } from './one-exception.ts';
import { type Heard, readHeard } from './read-heard.ts';
import { readState } from './settle.ts';
import { mayTakeBack, takeBackCharge } from './take-back-charge.ts';
import {
  askSecondPerson,
  CHANGED_SINCE,
  declineWaiting,
  readWaitingWays,
  stillFits,
} from './waiting-ways.ts';
import { writeReopened } from './write-reopened.ts';
import { readWritten, type Written } from './written.ts';

type Reopening = z.infer<typeof reopenException.request>;
type Reopened = z.infer<typeof reopenException.response>;

/**
 * Takes back what was written last about an exception, by an entry of its own; what was written stays. Its money is with a clerk again: what
 * was said to be back is not, what went to another bill is taken off it, what was posted is posted no more, and what was free is held again.
 */
export async function reopenByHand(
  { db, now }: Central,
  reopening: Reopening,
  { userName: by, role }: Pick<Person, 'userName' | 'role'>,
): Promise<Reopened> {
  const at = now();
  const { kind, entryId, finding } = reopening;
  return inTransaction(db, async (transaction): Promise<Reopened> => {
    const exception = await lockException(transaction, reopening);
    const written = (await readWritten(transaction, [reopening]))(reopening);
    const last = written.ends.at(-1);
    if (exception === null || last?.entryId !== entryId)
      return { kind: 'meanwhile', by: await lastWriter(transaction, reopening) };
    const { body } = last;
    if (!mayGoOut(kind, role, body.way.kind)) return { kind: 'no-way' };
    const waiting = (await readWaitingWays(transaction, [reopening]))(reopening);
    if (waiting !== null && stillFits(waiting, exception)) return { kind: 'waits', by: waiting.by };
    if (waiting !== null)
      await declineWaiting(transaction, exception, waiting, { finding: CHANGED_SINCE, by, at });
    if (body.way.kind === 'charged')
      return takeBack(transaction, exception, written, { entryId, finding, by, at });
    const heard = (await readHeard(transaction, [exception]))(exception);
    const why = whyNotUndone({ ...exception, heard }, written);
    if (why !== null) return { kind: 'cannot', why };
    const { transactionId, kioskCode } = exception;
    if (!(await takeOffBill(transaction, exception, body, { by, at })))
      return { kind: 'cannot', why: 'refunded' };
    await writeReopened(transaction, exception, { entryId, body, finding, by, at, movesBack: isBack(body) });
    const wasPart = exception.closedAt === null;
    const openMinor = exception.amount?.amountMinor ?? 0;
    await setException(transaction, exception, {
      closed_at: null,
      ...(wasPart ? { amount_minor: openMinor + (body.amount?.amountMinor ?? 0) } : {}),
    });
    await holdAgain(transaction, exception);
    await writeAudit(transaction, at, {
      actor: by,
      action: 'reopen-exception',
      subject: `${kioskCode} ${transactionId}`,
      detail: { kind, way: body.way.kind, entry: entryId },
    });
    return { kind: 'reopened' };
  });
}

/** Takes back that the card was charged; above the town's limit when a second person has confirmed it. */
async function takeBack(
  transaction: DatabaseTransaction,
  exception: LockedException,
  written: Written,
  {
    entryId,
    ...by
  }: { readonly entryId: number; readonly finding: string; readonly by: string; readonly at: Date },
): Promise<Reopened> {
  const possible = await mayTakeBack(transaction, exception, written, entryId);
  if (possible.kind === 'cannot') return possible;
  const limit = await limitFor(transaction, exception, possible.body.amount?.amountMinor ?? 0);
  if (limit === null) {
    await takeBackCharge(transaction, exception, possible, { ...by, confirmedBy: null });
    return { kind: 'reopened' };
  }
  const { movesMinor, ...over } = limit;
  await askSecondPerson(transaction, exception, { way: { kind: 'taken-back', entryId }, movesMinor, ...by });
  return { kind: 'asked', limit: over };
}

const isBack = ({ way }: ClosedBody): boolean => way.kind === 'given-back' || way.kind === 'found-back';

/** The entry that can be taken back: the last one, as long as nothing has changed the exception since; null where there is none. */
export function undoableEntry(exception: Standing, written: Written): number | null {
  return whyNotUndone(exception, written) === null ? (written.ends.at(-1)?.entryId ?? null) : null;
}

type Standing = Pick<LockedException, 'amount' | 'closedAt'> & { readonly heard: Heard | null };

/** The kiosk stands by what it charged: it says so itself. */
const CONFIRMED: readonly Heard['standing'][] = ['delivering', 'delivered', 'reversing'];

function whyNotUndone({ closedAt, amount, heard }: Standing, { ends }: Written): 'booked' | 'changed' | null {
  const last = ends.at(-1);
  if (last === undefined) return 'changed';
  // What was accepted has become an application, a report or a booking.
  if (last.body.way.kind === 'corrected') return 'booked';
  if (last.body.way.kind === 'charged') {
    if (closedAt === null) return 'changed';
    return heard !== null && CONFIRMED.includes(heard.standing) ? 'booked' : null;
  }
  // What the kiosk has said since may have given the money its place by its own word.
  if (heard !== null && heard.at.toISOString() > last.at) return 'changed';
  const leftMinor = last.body.leftMinor ?? 0;
  const isAsLeft =
    closedAt === null
      ? leftMinor > 0 && amount?.amountMinor === leftMinor
      : leftMinor === 0 && closedAt.toISOString() === last.at;
  return isAsLeft ? null : 'changed';
}

/** Takes off another bill what went to it; false where a part of that has been refunded, or is about to be. */
async function takeOffBill(
  transaction: DatabaseTransaction,
  exception: LockedException,
  { way, amount }: ClosedBody,
  { by, at }: { readonly by: string; readonly at: Date },
): Promise<boolean> {
  if (way.kind !== 'given-back' || way.how !== 'other-bill' || amount === null) return true;
  const { townId, kioskId, transactionId } = exception;
  const bill = await transaction
    .selectFrom('bills')
    .select('bill_id')
    .where('town_id', '=', townId)
    .where('bill_number', '=', way.reference)
    .forUpdate()
    .executeTakeFirst();
  if (!bill) return false;
  const posted = await readPostedNow(transaction, exception);
  const onBill = posted.byBill.get(bill.bill_id) ?? 0;
  const inAll = (posted.total?.amountMinor ?? 0) - (await openRefundsMinor(transaction, exception));
  if (Math.min(onBill, inAll) < amount.amountMinor) return false;
  const less = { ...amount, amountMinor: -amount.amountMinor };
  await postByClerk(transaction, {
    townId,
    kioskId,
    transactionId,
    billId: bill.bill_id,
    amount: less,
    by,
    at,
  });
  return true;
}

/** Holds the bills again until the money has its place, as it did before it was settled. A slot may have another owner by now. */
async function holdAgain(transaction: DatabaseTransaction, exception: LockedException): Promise<void> {
  const { townId, kioskId, kind } = exception;
  const { state } = await readState(transaction, exception);
  if (state === null || !isAboutMoney(kind, state)) return;
  const posted = await readPostedNow(transaction, exception);
  if ((posted.total?.amountMinor ?? 0) > 0) return;
  await holdInDoubt(transaction, { townId, kioskId }, [state]);
}

const isAboutMoney = (kind: string, state: Transaction): boolean =>
  MONEY_EXCEPTIONS.some((one) => one === kind) || moneyInDoubt(state);
