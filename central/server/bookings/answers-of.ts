import type { Answers } from '../../../domain/form/index.ts';
import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import type { Transaction } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { readPersonal } from '../ledger/index.ts';

/** What the resident answered: as it comes with the delivery, or as the ledger has it; null when it was erased. */
export async function answersOf(
  transaction: DatabaseTransaction,
  kioskId: string,
  { details }: Transaction,
  fresh: readonly DeliveredEntry[],
): Promise<Answers | null> {
  if (!details) return null;
  const here = fresh.flatMap(({ personal }) => personal).find((one) => one.recordId === details.recordId);
  const data = here?.data ?? (await readPersonal(transaction, kioskId, details.recordId));
  return data?.kind === 'answers' ? data.answers : null;
}
