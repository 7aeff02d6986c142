import type { z } from 'zod';
import { spanOf } from '../../../domain/booking/index.ts';
import { chosenSlots } from '../../../domain/form/index.ts';
import type { holdSubmission } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import { claimSlot } from '../bookings/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { readService } from '../town/index.ts';
import { checkSubmission } from './check-submission.ts';

type HoldRequest = z.infer<typeof holdSubmission.request>;
type HoldAnswer = z.infer<typeof holdSubmission.response>;

/**
 * Checks what a resident wants to give, before any money moves, and notes that it did: what was checked is taken when it
 * is delivered, also when the town has since changed its rules. A chosen slot is held anew for as long as paying takes.
 * Nothing else of the answers is kept here.
 */
export async function holdForSubmission(
  central: Central,
  kiosk: AuthenticatedKiosk,
  { transactionId, serviceId, answers, total }: HoldRequest,
): Promise<HoldAnswer> {
  const service = await readService(central.db, kiosk.townId, serviceId);
  if (!service) return { kind: 'refused', reason: 'not-found' };
  const now = central.now();
  const problem = checkSubmission(service, answers, total, now);
  if (problem) return { kind: 'refused', reason: problem };
  const held = { service_id: serviceId, total_minor: total?.amountMinor ?? 0, held_at: now };
  const heldUntil = new Date(now.getTime() + central.limits.holdMs);
  return inTransaction(central.db, async (transaction): Promise<HoldAnswer> => {
    for (const slot of chosenSlots(answers)) {
      const found = spanOf(slot, service.bookings);
      if (!found) return { kind: 'refused', reason: 'not-valid' };
      const claim = { townId: kiosk.townId, kioskId: kiosk.kioskId, transactionId, slot, span: found.span };
      if ((await claimSlot(transaction, claim, heldUntil, now)) === 'taken')
        return { kind: 'refused', reason: 'slot-taken' };
    }
    await transaction
      .insertInto('submission_holds')
      .values({ kiosk_id: kiosk.kioskId, transaction_id: transactionId, ...held })
      .onConflict((conflict) => conflict.columns(['kiosk_id', 'transaction_id']).doUpdateSet(held))
      .execute();
    return { kind: 'held', holdId: transactionId };
  });
}
