import type { z } from 'zod';
import type { finishRefund } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { writeAudit } from '../audit/index.ts';
import { postByClerk, type RefundDone, writeClerkEntry } from '../books/index.ts';
import type { Central } from '../central.ts';
import { type DatabaseTransaction, inTransaction } from '../database/index.ts';
import { lastHand, lockRefund, type RefundRow } from './one-refund.ts';
import { whyNotNow } from './refundable.ts';

type Finishing = z.infer<typeof finishRefund.request>;
type Finished = z.infer<typeof finishRefund.response>;

/** Writes that an approved refund was made. Only now do the books change: once, however often it is sent. */
export async function finishByHand(
  { db, now }: Central,
  { kioskId, refundId, how, reference }: Finishing,
  { userName }: Pick<Person, 'userName'>,
): Promise<Finished> {
  if (how !== 'cash' && reference === '') return { kind: 'no-reference' };
  const at = now();
  return inTransaction(db, async (transaction): Promise<Finished> => {
    const refund = await lockRefund(transaction, { kioskId, refundId });
    if (refund?.state !== 'approved') return { kind: 'meanwhile', by: lastHand(refund) };
    const why = await whyNotNow(transaction, { kioskId, transactionId: refund.transaction_id });
    if (why !== null) return { kind: 'not-possible', why };
    await storeRefundDone(transaction, refund, { how, reference, by: userName, at });
    await writeAudit(transaction, at, {
      actor: userName,
      action: 'refund-done',
      subject: `${refund.code} ${refund.transaction_id}`,
      detail: { refund: refundId, amountMinor: refund.amount_minor, how },
    });
    return { kind: 'done' };
  });
}

type Done = {
  readonly how: RefundDone['how'];
  readonly reference: string;
  readonly by: string;
  readonly at: Date;
};

/**
 * What a refund that was made changes in the books: it is taken off what is posted for the payment. Its bill is to be paid again by this
 * amount where the person said so; otherwise the bills stay paid. The same for a terminal that reverses because a person asked for it, when
 * kiosks can be commanded to: `how` is `terminal` then.
 */
export async function storeRefundDone(
  transaction: DatabaseTransaction,
  refund: RefundRow,
  { how, reference, by, at }: Done,
): Promise<void> {
  const { refund_id: refundId, town_id: townId, kiosk_id: kioskId } = refund;
  const { transaction_id: transactionId, bill_id: billId, currency } = refund;
  const whose = { townId, kioskId, transactionId, by, at };
  const amount = { amountMinor: refund.amount_minor, currency };
  await transaction
    .updateTable('refunds')
    .set({ state: 'done', how, reference, ended_by: by, ended_at: at })
    .where('refund_id', '=', refundId)
    .execute();
  await postByClerk(transaction, {
    ...whose,
    billId,
    amount: { amountMinor: -refund.amount_minor, currency },
  });
  await writeClerkEntry(transaction, {
    ...whose,
    kind: 'refund-done',
    body: { refundId, amount, how, reference, billId, confirmedBy: refund.decided_by },
  });
}
