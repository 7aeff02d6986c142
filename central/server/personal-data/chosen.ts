import type { PersonalSubject } from '../../wire/index.ts';
import { type Database, isOneOf } from '../database/index.ts';
import type { Chosen } from '../retention/index.ts';
import { isTown } from '../town/index.ts';

/**
 * What was chosen, as far as it is of this town: the transactions of another one are not there. Null where there is no such town, or none was
 * named and there are several.
 */
export async function chosenIn(
  db: Database,
  townId: string,
  subjects: readonly PersonalSubject[],
): Promise<Chosen | null> {
  if (!(await isTown(db, townId))) return null;
  const asked = subjects.filter((one) => one.kind === 'transaction');
  const transactions = await db
    .selectFrom('transactions')
    .select(['kiosk_id', 'transaction_id'])
    .where('town_id', '=', townId)
    .where(isOneOf(asked))
    .execute();
  return {
    townId,
    transactions: transactions.map((row) => ({ kioskId: row.kiosk_id, transactionId: row.transaction_id })),
    accountNumbers: subjects.flatMap((one) => (one.kind === 'account' ? [one.accountNumber] : [])),
    requestIds: subjects.flatMap((one) => (one.kind === 'report' ? [one.requestId] : [])),
    appointments: subjects.flatMap((one) => (one.kind === 'appointment' ? [one.reference] : [])),
  };
}
