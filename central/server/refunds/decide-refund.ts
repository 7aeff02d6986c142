import type { z } from 'zod';
import { type decideRefund, SECOND_PERSONS } from '../../wire/index.ts';
import type { Person } from '../access/index.ts';
import { isSamePerson } from '../actors/index.ts';
import { writeAudit } from '../audit/index.ts';
import { writeClerkEntry } from '../books/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { lastHand, lockRefund } from './one-refund.ts';

type Decision = z.infer<typeof decideRefund.request>;
type Decided = z.infer<typeof decideRefund.response>;

/** Approves a refund as the second person, or declines one that is not made. The one who asked can decline it, and never approve it. */
export async function decideAboutRefund(
  { db, now }: Central,
  { kioskId, refundId, decision, note }: Decision,
  { userName, role }: Pick<Person, 'userName' | 'role'>,
): Promise<Decided> {
  const at = now();
  return inTransaction(db, async (transaction): Promise<Decided> => {
    const refund = await lockRefund(transaction, { kioskId, refundId });
    const isOpen =
      decision === 'approve'
        ? refund?.state === 'asked'
        : ['asked', 'approved'].includes(refund?.state ?? '');
    if (refund === null || !isOpen) return { kind: 'meanwhile', by: lastHand(refund) };
    const isOwn = await isSamePerson(transaction, refund.asked_by, userName);
    const maySecond = SECOND_PERSONS.includes(role);
    if (decision === 'approve' && isOwn) return { kind: 'same-person' };
    if (!maySecond && !isOwn) return { kind: 'no-way' };
    await transaction
      .updateTable('refunds')
      .set(
        decision === 'approve'
          ? { state: 'approved', decided_by: userName, decided_at: at, note }
          : { state: 'declined', ended_by: userName, ended_at: at, note },
      )
      .where('refund_id', '=', refundId)
      .execute();
    await writeClerkEntry(transaction, {
      townId: refund.town_id,
      kioskId,
      transactionId: refund.transaction_id,
      kind: decision === 'approve' ? 'refund-approved' : 'refund-declined',
      body: { refundId, note },
      by: userName,
      at,
    });
    await writeAudit(transaction, at, {
      actor: userName,
      action: `${decision}-refund`,
      subject: `${refund.code} ${refund.transaction_id}`,
      detail: { refund: refundId, askedBy: refund.asked_by, amountMinor: refund.amount_minor },
    });
    return { kind: decision === 'approve' ? 'approved' : 'declined' };
  });
}
