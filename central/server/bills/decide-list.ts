import { isSamePerson } from '../actors/index.ts';
import { writeAudit } from '../audit/index.ts';
import type { Central } from '../central.ts';
import { inTransaction } from '../database/index.ts';
import { type BillImport, importBills } from './import-bills.ts';
import { forgetWaiting, readWaiting } from './waiting-lists.ts';

export type ListDecision = {
  readonly digest: string;
  readonly decision: 'import' | 'discard';
  /** Null: a person of all towns. */
  readonly townId: string | null;
};

export type ListDecided =
  | BillImport
  | { readonly kind: 'discarded' }
  | { readonly kind: 'not-decided'; readonly reason: 'not-waiting' | 'same-person' };

/**
 * A person's decision about a list that waits. Only another person than the one who brought it may have it imported, and it is
 * compared anew with what is owed by then; the one who brought it may discard it.
 */
export async function decideList(
  central: Central,
  { digest, decision, townId }: ListDecision,
  actor: string,
): Promise<ListDecided> {
  const list = await readWaiting(central.db, townId, digest);
  if (!list) return { kind: 'not-decided', reason: 'not-waiting' };
  if (decision === 'import') {
    if (await isSamePerson(central.db, list.madeBy, actor))
      return { kind: 'not-decided', reason: 'same-person' };
    const { encoding, madeBy, content } = list;
    return importBills(central, list.townId, content, madeBy, { encoding, confirmedBy: actor });
  }
  const now = central.now();
  return inTransaction(central.db, async (transaction): Promise<ListDecided> => {
    if (!(await forgetWaiting(transaction, list))) return { kind: 'not-decided', reason: 'not-waiting' };
    const detail = { file: digest, madeBy: list.madeBy };
    const subject = list.townId;
    await writeAudit(transaction, now, { actor, action: 'discard-bill-list', subject, detail });
    return { kind: 'discarded' };
  });
}
