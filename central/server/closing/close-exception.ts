import type { z } from 'zod';
import { moneyInDoubt, type Transaction } from '../../../domain/transaction/index.ts';
import { type closeException, waysOutFor } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { isSettledByClerks, letGo, postForClerk, readTransactions, waitingAmong } from '../delivery/index.ts';
import { CLOSED, type ClosedBody, POSTED } from '../ledger/index.ts';
import { mayBeApproved, moneyAsked } from './money-asked.ts';
import { readClosings } from './read-closings.ts';

type Closing = z.infer<typeof closeException.request>;
type Closed = z.infer<typeof closeException.response>;
type Cannot = Extract<Closed, { kind: 'cannot' }>;

/**
 * Ends an exception by an entry beside the kiosk's chain, which only grows; nothing of the kiosk's is changed. Deliveries of the kiosk wait for
 * the same row, so that one of two is first. A charge that was found is posted; what the transaction held is free when its money has its place.
 */
export async function closeByHand(
  { db, now }: Central,
  { kioskId, transactionId, kind, detail, way, finding }: Closing,
  { userName, role }: Pick<Person, 'userName' | 'role'>,
): Promise<Closed> {
  if (!waysOutFor(kind, role).includes(way.kind)) return { kind: 'no-way' };
  if (way.kind === 'given-back' && (way.how === 'other-bill' || way.amountMinor !== undefined))
    return { kind: 'no-way' };
  const at = now();
  return inTransaction(db, async (transaction): Promise<Closed> => {
    const kiosk = await transaction
      .selectFrom('kiosks')
      .select(['town_id', 'code'])
      .where('kiosk_id', '=', kioskId)
      .forUpdate()
      .executeTakeFirst();
    const open = await transaction
      .selectFrom('exceptions')
      .select(['detail', 'amount_minor', 'currency'])
      .where('kiosk_id', '=', kioskId)
      .where('transaction_id', '=', transactionId)
      .where('kind', '=', kind)
      .where('closed_at', 'is', null)
      .forUpdate()
      .executeTakeFirst();
    if (!kiosk || open?.detail !== detail) {
      const before = await readClosings(transaction, [{ kioskId, transactionId }]);
      return { kind: 'meanwhile', by: before({ kioskId, transactionId, kind })?.by ?? null };
    }
    const known = (await readTransactions(transaction, kioskId, [transactionId])).get(transactionId) ?? null;
    const state = known?.state ?? null;
    if (kind === 'payment-unknown' && way.kind === 'given-back' && mayBeApproved(state, detail))
      return { kind: 'cannot', why: 'post-first' };
    const writing = { kioskId, townId: kiosk.town_id };
    const posting = way.kind === 'charged' ? await postForClerk(transaction, writing, known, at) : null;
    if (posting?.kind === 'cannot') return posting satisfies Cannot;
    const { amount_minor: amountMinor, currency } = open;
    const body: ClosedBody = {
      exception: kind,
      detail,
      amount: amountMinor === null || currency === null ? null : { amountMinor, currency },
      way,
      finding,
      money: moneyAsked(kind, state),
      ...(posting === null ? {} : { posting: posting.kind === 'posted' ? POSTED : posting.reason }),
    };
    await transaction
      .insertInto('clerk_entries')
      .values({
        town_id: kiosk.town_id,
        kiosk_id: kioskId,
        transaction_id: transactionId,
        kind: CLOSED,
        body: JSON.stringify(body),
        written_by: userName,
        written_at: at,
      })
      .execute();
    await transaction
      .updateTable('exceptions')
      .set({ closed_at: at })
      .where('kiosk_id', '=', kioskId)
      .where('transaction_id', '=', transactionId)
      .where('kind', '=', kind)
      .execute();
    if (await hasItsPlace(transaction, { kioskId, kind, state }))
      await letGo(transaction, kioskId, [transactionId]);
    await writeAudit(transaction, at, {
      actor: userName,
      action: 'close-exception',
      subject: `${kiosk.code} ${transactionId}`,
      detail: { kind, way: way.kind },
    });
    return posting?.kind === 'refused' ? { kind: 'not-posted', reason: posting.reason } : { kind: 'closed' };
  });
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
