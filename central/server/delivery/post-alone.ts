import type { DatabaseTransaction } from '../database/index.ts';
import { changeExceptions, type WritingKiosk, writeTogether } from '../ledger/index.ts';
import { decidePayments, type Posting, postingStatements, refusedPayment } from './post-payments.ts';
import type { Claimed } from './project-transactions.ts';
import { storeTaken } from './store-taken.ts';

/** Decides about one payment outside of a delivery, by the same rules, and writes what came of it. */
export async function postAlone(
  transaction: DatabaseTransaction,
  kiosk: WritingKiosk,
  one: Claimed,
  now: Date,
): Promise<readonly Posting[]> {
  const postings = await decidePayments(transaction, kiosk, [one], [], now);
  await writeTogether(transaction, postingStatements(kiosk, postings, now));
  await storeTaken(transaction, kiosk, [one], postings, [], now);
  await changeExceptions(transaction, kiosk.kioskId, postings.flatMap(refusedPayment), now);
  return postings;
}
