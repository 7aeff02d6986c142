import type { z } from 'zod';
import { checkSlot } from '../../../domain/booking/index.ts';
import type { holdSlot, SlotHold } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { readBookingRules } from '../town/index.ts';
import { claimSlot } from './claim-slot.ts';

/** Holds a slot while the resident fills in the rest and pays. A refused one changes nothing: what was held before still is. */
export async function holdSlotForKiosk(
  central: Central,
  { townId, kioskId }: AuthenticatedKiosk,
  { transactionId, slot }: z.infer<typeof holdSlot.request>,
): Promise<SlotHold> {
  const rules = await readBookingRules(central.db, townId);
  const now = central.now();
  const checked = rules && checkSlot(slot, rules, now);
  if (checked?.kind !== 'fine') return { kind: 'refused', reason: 'not-valid' };
  const until = new Date(now.getTime() + central.limits.holdMs);
  const claim = { townId, kioskId, transactionId, slot, span: checked.span };
  const claimed = await inTransaction(central.db, (transaction) => claimSlot(transaction, claim, until, now));
  return claimed === 'claimed'
    ? { kind: 'held', until: until.toISOString() }
    : { kind: 'refused', reason: 'taken' };
}
