import type { Delivered } from '../../../domain/journal/index.ts';
import { storable } from '../../../domain/text/index.ts';
import type { Transaction } from '../../../domain/transaction/index.ts';
import type { Alarm } from '../alarms/index.ts';
import { type DatabaseTransaction, inSavepoint } from '../database/index.ts';
import { changeExceptions, type WritingKiosk } from '../ledger/index.ts';
import { whyDead } from './dead-letters.ts';
import { letGo } from './let-go.ts';
import { postAlone } from './post-alone.ts';
import type { Claimed, Projection } from './project-transactions.ts';
import { waitingAmong } from './waiting-among.ts';

/**
 * Keeps the payments of a kiosk whose key nobody has compared yet: they are posted when it is confirmed. Answers which of the
 * transactions at hand wait, so that what they stand for stays held.
 */
export async function keepWaiting(
  transaction: DatabaseTransaction,
  { kioskId, confirmed }: { readonly kioskId: string; readonly confirmed: boolean },
  { approvals, transactions }: Projection,
  now: Date,
): Promise<ReadonlySet<string>> {
  if (confirmed || transactions.size === 0) return new Set();
  const fresh = approvals.filter(({ payment }) => payment !== null);
  if (fresh.length > 0) {
    await transaction
      .insertInto('waiting_payments')
      .values(
        fresh.map(({ state, at }) => ({
          kiosk_id: kioskId,
          transaction_id: state.transactionId,
          // A clock that runs ahead must not put a payment into the future.
          taken_at: new Date(Math.min(Date.parse(at), now.getTime())),
        })),
      )
      .execute();
  }
  return waitingAmong(transaction, kioskId, [...transactions.keys()]);
}

/** One alarm a delivery is enough: the kiosk is the same. */
export function waitingAlarms(
  waiting: readonly Claimed[],
  delivered: readonly Delivered[],
): readonly Alarm[] {
  const last = delivered.at(-1)?.entry;
  if (waiting.length === 0 || last === undefined) return [];
  const detail = 'nobody has compared its key yet: its payments wait, and are posted when it is confirmed';
  return [{ kind: 'unconfirmed-money', epoch: last.epoch, seq: 0, detail }];
}

/** Posts what waited for a kiosk's confirmation, each payment for itself, by the order in which it was taken. */
export async function postWaiting(
  transaction: DatabaseTransaction,
  kiosk: WritingKiosk,
  now: Date,
): Promise<number> {
  const rows = await transaction
    .deleteFrom('waiting_payments')
    .using('transactions')
    .whereRef('transactions.kiosk_id', '=', 'waiting_payments.kiosk_id')
    .whereRef('transactions.transaction_id', '=', 'waiting_payments.transaction_id')
    .where('waiting_payments.kiosk_id', '=', kiosk.kioskId)
    .returning(['transactions.state', 'waiting_payments.taken_at'])
    .execute();
  const waiting = rows.sort((a, b) => a.taken_at.getTime() - b.taken_at.getTime());
  for (const { state, taken_at } of waiting) {
    // Written by this program from the machine's own state.
    const known = state as Transaction;
    // Money that is back by now, or on its way, is no longer the town's.
    if (known.payment.kind !== 'approved' || known.reversal.kind !== 'none') continue;
    const one = { state: known, payment: known.payment, at: taken_at.toISOString() };
    await postOne(transaction, kiosk, one, now);
  }
  return waiting.length;
}

async function postOne(
  transaction: DatabaseTransaction,
  kiosk: WritingKiosk,
  one: Claimed,
  now: Date,
): Promise<void> {
  const { kioskId } = kiosk;
  const { transactionId } = one.state;
  const attempt = await inSavepoint(transaction, () => postAlone(transaction, kiosk, one, now));
  if (attempt.kind === 'failed') {
    const detail = storable(whyDead(attempt.error));
    const amount = one.payment?.payment.amount ?? null;
    const change = { transactionId, kind: 'dead-letter', change: 'open', detail, amount } as const;
    await changeExceptions(transaction, kioskId, [change], now);
  }
  await letGo(transaction, kioskId, [transactionId]);
}
