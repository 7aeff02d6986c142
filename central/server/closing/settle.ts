import type { z } from 'zod';
import type { Money } from '../../../domain/money/index.ts';
import { moneyInDoubt, type Transaction } from '../../../domain/transaction/index.ts';
import { type closeException, mayGoToBill, type WayOut } from '../../wire/index.ts';
import { writeAudit } from '../audit/index.ts';
import { postByClerk, writeClerkEntry } from '../books/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { isSettledByClerks, letGo, postForClerk, readTransactions, waitingAmong } from '../delivery/index.ts';
import { CLOSED, type ClosedBody, POSTED } from '../ledger/index.ts';
import { mayBeApproved, moneyAsked } from './money-asked.ts';
import { type LockedException, setException } from './one-exception.ts';
import { findOtherBill } from './other-bill.ts';
import { readWritten } from './written.ts';

type Answer = z.infer<typeof closeException.response>;
export type Cannot = Extract<Answer, { kind: 'cannot' }>;
export type Settled = Extract<Answer, { kind: 'closed' | 'part' | 'not-posted' | 'cannot' }>;

export type Settling = {
  readonly way: WayOut;
  readonly finding: string;
  readonly by: string;
  readonly confirmedBy: string | null;
  readonly at: Date;
};

/** How much money a way out gives its place, or frees; null where no sum is known. */
export function movesOf({ amount }: LockedException, way: WayOut): Money | null {
  if (amount === null || way.kind !== 'given-back') return amount;
  return { ...amount, amountMinor: way.amountMinor ?? amount.amountMinor };
}

/** A way out that can be gone, with what was read to know it. */
export type Possible = {
  readonly kind: 'possible';
  readonly known: Known['known'];
  readonly state: Known['state'];
  /** The other bill that the money goes to, its row locked; null where it goes to none. */
  readonly billId: string | null;
};
type Known = Awaited<ReturnType<typeof readState>>;

/** Whether a way out is possible at all, before anyone is asked to confirm it. */
export async function mayGo(
  transaction: DatabaseTransaction,
  exception: LockedException,
  way: WayOut,
  now: Date,
): Promise<Possible | Cannot> {
  const cannot = (why: Cannot['why']): Cannot => ({ kind: 'cannot', why });
  const { kind, detail, amount } = exception;
  const { known, state } = await readState(transaction, exception);
  const possible: Possible = { kind: 'possible', known, state, billId: null };
  if (way.kind === 'charged') {
    const { ends } = (await readWritten(transaction, [exception]))(exception);
    return ends.some(({ way: ended }) => ended?.kind === 'given-back') ? cannot('part-is-back') : possible;
  }
  if (way.kind !== 'given-back') return possible;
  if (way.amountMinor !== undefined && way.amountMinor > (amount?.amountMinor ?? 0))
    return cannot('more-than-open');
  if (kind === 'payment-unknown' && mayBeApproved(state, detail)) return cannot('post-first');
  if (way.how !== 'other-bill') return possible;
  const moves = movesOf(exception, way);
  if (moves === null || !mayGoToBill(kind)) return cannot('no-bill');
  const bill = await findOtherBill(transaction, exception, way.reference, moves, now);
  return bill.kind === 'fits' ? { ...possible, billId: bill.billId } : bill;
}

/**
 * Writes a way out and what follows from it, all or nothing. A part leaves the exception open with the rest; what the transaction held is free
 * when all of its money has its place.
 */
export async function settle(
  transaction: DatabaseTransaction,
  exception: LockedException,
  possible: Possible,
  { way, finding, by, confirmedBy, at }: Settling,
): Promise<Settled> {
  const { townId, kioskId, transactionId, kind, detail, amount } = exception;
  const { known, state, billId } = possible;
  const posting =
    way.kind === 'charged' ? await postForClerk(transaction, { kioskId, townId }, known, at) : null;
  if (posting?.kind === 'cannot') return posting;
  const moves = movesOf(exception, way);
  const leftMinor = (amount?.amountMinor ?? 0) - (moves?.amountMinor ?? 0);
  if (billId !== null && moves !== null)
    await postByClerk(transaction, { townId, kioskId, transactionId, billId, amount: moves, by, at });
  const body: ClosedBody = {
    exception: kind,
    detail,
    amount: moves,
    way,
    finding,
    money: moneyAsked(kind, state),
    ...(posting === null ? {} : { posting: posting.kind === 'posted' ? POSTED : posting.reason }),
    leftMinor,
    ...(confirmedBy === null ? {} : { confirmedBy }),
  };
  await writeClerkEntry(transaction, { townId, kioskId, transactionId, kind: CLOSED, body, by, at });
  await setException(transaction, exception, leftMinor > 0 ? { amount_minor: leftMinor } : { closed_at: at });
  if (leftMinor === 0 && (await hasItsPlace(transaction, { kioskId, kind, state })))
    await letGo(transaction, kioskId, [transactionId]);
  await writeAudit(transaction, at, {
    actor: by,
    action: leftMinor > 0 ? 'settle-part' : 'close-exception',
    subject: `${exception.kioskCode} ${transactionId}`,
    detail: { kind, way: way.kind, ...(confirmedBy === null ? {} : { confirmedBy }) },
  });
  if (posting?.kind === 'refused') return { kind: 'not-posted', reason: posting.reason };
  if (leftMinor > 0 && amount !== null) return { kind: 'part', left: { ...amount, amountMinor: leftMinor } };
  return { kind: 'closed' };
}

export async function readState(
  transaction: DatabaseTransaction,
  { kioskId, transactionId }: Pick<LockedException, 'kioskId' | 'transactionId'>,
) {
  const known = (await readTransactions(transaction, kioskId, [transactionId])).get(transactionId) ?? null;
  return { known, state: known?.state ?? null };
}

/**
 * Whether the money has its place, so that what the transaction held is free. Of a transaction that central does not know it has: only what a kiosk
 * that was set up again left behind is like that, and nobody will tell more.
 */
async function hasItsPlace(
  transaction: DatabaseTransaction,
  {
    kioskId,
    kind,
    state,
  }: { readonly kioskId: string; readonly kind: string; readonly state: Transaction | null },
): Promise<boolean> {
  if (state === null) return kind === 'payment-unknown';
  const { transactionId } = state;
  // Its payment is posted when the kiosk's key has been compared.
  if ((await waitingAmong(transaction, kioskId, [transactionId])).size > 0) return false;
  if (!moneyInDoubt(state) && state.ended !== null) return true;
  return isSettledByClerks(transaction, kioskId, state);
}
