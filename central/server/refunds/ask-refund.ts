import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { askRefund } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { writeAudit } from '../audit/index.ts';
import { lockKiosk, movedByPeople, secondPersonAbove, writeClerkEntry } from '../books/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { readRefundable } from './refundable.ts';

type Asking = z.infer<typeof askRefund.request>;
type Asked = z.infer<typeof askRefund.response>;

/**
 * Asks to refund a payment or a part of it. Above the town's limit, all that people moved of it counted, it waits for a second person; below, it
 * is approved at once. Nothing moves in the books before it is done.
 */
export async function askForRefund(
  { db, now }: Central,
  asking: Asking,
  { userName }: Pick<Person, 'userName'>,
): Promise<Asked> {
  const at = now();
  const { kioskId, transactionId, amountMinor, possibleMinor, billId, reason } = asking;
  return inTransaction(db, async (transaction): Promise<Asked> => {
    const kiosk = await lockKiosk(transaction, kioskId);
    if (kiosk === null) return { kind: 'not-possible', why: 'not-paid' };
    const possible = await readRefundable(transaction, asking);
    if (possible.kind === 'not-possible') return possible;
    const { total, byBill } = possible;
    if (total.amountMinor !== possibleMinor)
      return { kind: 'meanwhile', by: await lastAsker(transaction, asking) };
    if (amountMinor > total.amountMinor) return { kind: 'more-than-taken', most: total };
    const most = billId === null ? amountMinor : (byBill.get(billId) ?? 0);
    if (amountMinor > most) return { kind: 'more-than-bill', most: { ...total, amountMinor: most } };
    const limitMinor = await secondPersonAbove(transaction, kiosk.townId);
    const moved = amountMinor + (await movedByPeople(transaction, asking));
    const waits = limitMinor !== null && moved > limitMinor;
    const refundId = randomUUID();
    await transaction
      .insertInto('refunds')
      .values({
        refund_id: refundId,
        town_id: kiosk.townId,
        kiosk_id: kioskId,
        transaction_id: transactionId,
        bill_id: billId,
        amount_minor: amountMinor,
        currency: total.currency,
        reason,
        state: waits ? 'asked' : 'approved',
        asked_by: userName,
        asked_at: at,
        decided_by: null,
        decided_at: null,
        how: null,
        reference: null,
        ended_by: null,
        ended_at: null,
      })
      .execute();
    const amount = { ...total, amountMinor };
    await writeClerkEntry(transaction, {
      townId: kiosk.townId,
      kioskId,
      transactionId,
      kind: 'refund-asked',
      body: { refundId, amount, billId, reason, waits },
      by: userName,
      at,
    });
    await writeAudit(transaction, at, {
      actor: userName,
      action: 'ask-refund',
      subject: `${kiosk.code} ${transactionId}`,
      detail: { amountMinor, refund: refundId },
    });
    return { kind: 'asked', refundId, waits };
  });
}

async function lastAsker(
  transaction: DatabaseTransaction,
  { kioskId, transactionId }: Pick<Asking, 'kioskId' | 'transactionId'>,
): Promise<string | null> {
  const row = await transaction
    .selectFrom('refunds')
    .select('asked_by')
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .orderBy('asked_at', 'desc')
    .executeTakeFirst();
  return row?.asked_by ?? null;
}
