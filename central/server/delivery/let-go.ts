import { releaseHolds } from '../bills/index.ts';
import { releaseSlots } from '../bookings/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { openMoneyExceptions } from '../ledger/index.ts';
import { waitingAmong } from './waiting-among.ts';

/**
 * Lets go of what these transactions held, but for those whose money a clerk still has, and those whose payment is posted when the
 * kiosk's key has been compared.
 */
export async function letGo(
  transaction: DatabaseTransaction,
  kioskId: string,
  over: readonly string[],
): Promise<void> {
  const withClerk = await openMoneyExceptions(transaction, kioskId, over);
  const waiting = await waitingAmong(transaction, kioskId, over);
  const free = over.filter((transactionId) => !withClerk.has(transactionId) && !waiting.has(transactionId));
  await releaseHolds(transaction, kioskId, free);
  await releaseSlots(transaction, kioskId, free);
}
