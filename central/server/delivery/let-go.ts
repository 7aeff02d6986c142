import { releaseHolds } from '../bills/index.ts';
import { releaseSlots } from '../bookings/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { openMoneyExceptions } from '../ledger/index.ts';

/** Lets go of what these transactions held, but for those whose money a clerk still has. */
export async function letGo(
  transaction: DatabaseTransaction,
  kioskId: string,
  over: readonly string[],
): Promise<void> {
  const withClerk = await openMoneyExceptions(transaction, kioskId, over);
  const free = over.filter((transactionId) => !withClerk.has(transactionId));
  await releaseHolds(transaction, kioskId, free);
  await releaseSlots(transaction, kioskId, free);
}
