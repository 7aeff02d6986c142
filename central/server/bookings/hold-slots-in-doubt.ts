import { spanOf } from '../../../domain/booking/index.ts';
import { chosenSlots } from '../../../domain/form/index.ts';
import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import { billLines, type Transaction } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { WritingKiosk } from '../ledger/index.ts';
import { readService } from '../town/index.ts';
import { answersOf } from './answers-of.ts';
import { claimSlot } from './claim-slot.ts';

/**
 * Holds the slots of transactions whose money is in doubt, until that ends. A central that was restored from a backup has lost
 * what was held: it is claimed again by what the resident had chosen, unless someone else has it by now.
 */
export async function holdSlotsInDoubt(
  transaction: DatabaseTransaction,
  kiosk: WritingKiosk,
  states: readonly Transaction[],
  fresh: readonly DeliveredEntry[],
  now: Date,
): Promise<void> {
  const forms = states.filter(({ lines, details }) => details !== null && billLines(lines).length === 0);
  if (forms.length === 0) return;
  const kept = await transaction
    .updateTable('bookings')
    .set({ held_until: null })
    .where('kiosk_id', '=', kiosk.kioskId)
    .where(
      'transaction_id',
      'in',
      forms.map(({ transactionId }) => transactionId),
    )
    .where('state', '=', 'held')
    .returning('transaction_id')
    .execute();
  for (const state of forms) {
    if (!kept.some((row) => row.transaction_id === state.transactionId))
      await claimAgain(transaction, kiosk, state, fresh, now);
  }
}

async function claimAgain(
  transaction: DatabaseTransaction,
  { townId, kioskId }: WritingKiosk,
  state: Transaction,
  fresh: readonly DeliveredEntry[],
  now: Date,
): Promise<void> {
  const slots = chosenSlots((await answersOf(transaction, kioskId, state, fresh)) ?? {});
  if (slots.length === 0) return;
  const service = await readService(transaction, townId, state.serviceId);
  for (const slot of slots) {
    const found = service && spanOf(slot, service.bookings);
    const { transactionId } = state;
    if (found)
      await claimSlot(transaction, { townId, kioskId, transactionId, slot, span: found.span }, null, now);
  }
}
