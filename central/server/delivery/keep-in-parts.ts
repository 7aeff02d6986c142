import type { Delivered } from '../../../domain/journal/index.ts';
import { raiseAlarms } from '../alarms/index.ts';
import { type DatabaseTransaction, inSavepoint } from '../database/index.ts';
import { changeExceptions, entryStatements, writeTogether } from '../ledger/index.ts';
import { deadLetters, whyDead } from './dead-letters.ts';
import type { Posting } from './post-payments.ts';
import { type DeliveringKiosk, keepEntries } from './project-entries.ts';

/**
 * Keeps all that can be kept of entries among which there is at least one that cannot: halves them until it stands alone, and
 * sets it aside. A database that fails fails the whole delivery, which comes again.
 */
export async function keepInParts(
  transaction: DatabaseTransaction,
  kiosk: DeliveringKiosk,
  part: readonly Delivered[],
  now: Date,
): Promise<readonly Posting[]> {
  const [first] = part;
  if (first === undefined) return [];
  const attempt = await inSavepoint(transaction, () => keepEntries(transaction, kiosk, part, now));
  if (attempt.kind === 'done') return attempt.result;
  if (part.length === 1) {
    await setAside(transaction, kiosk, first, whyDead(attempt.error), now);
    return [];
  }
  const half = Math.ceil(part.length / 2);
  return [
    ...(await keepInParts(transaction, kiosk, part.slice(0, half), now)),
    ...(await keepInParts(transaction, kiosk, part.slice(half), now)),
  ];
}

/** Keeps an entry in the ledger and makes nothing of it but an exception and an alarm. */
async function setAside(
  transaction: DatabaseTransaction,
  kiosk: DeliveringKiosk,
  one: Delivered,
  why: string,
  now: Date,
): Promise<void> {
  const { exceptions, alarms } = deadLetters([[one, why]]);
  await writeTogether(transaction, entryStatements(kiosk, [one], now));
  await changeExceptions(transaction, kiosk.kioskId, exceptions, now);
  await raiseAlarms(transaction, kiosk.kioskId, now, alarms);
}
