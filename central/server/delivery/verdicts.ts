import { type Delivered, isReadable } from '../../../domain/journal/index.ts';
import { DeliveryRefusal } from '../../../domain/transaction/index.ts';
import type { DeliveryVerdict } from '../../../domain/wire/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { POSTING_STANDS } from '../ledger/index.ts';
import type { Posting } from './post-payments.ts';

/** What a kiosk hears and keeps in its journal: programs that were made before a reason was known must be able to read it. */
const HEARD_AS: Readonly<Record<string, DeliveryRefusal>> = { 'not-held': 'not-valid' };

const heardReason = (reason: string | null): DeliveryRefusal | null =>
  reason === null ? null : (HEARD_AS[reason] ?? DeliveryRefusal.parse(reason));

/** A verdict for every approved payment, and for all free submissions in the delivery, new or known: the same whenever it is asked for. */
export async function verdictsOf(
  transaction: DatabaseTransaction,
  kioskId: string,
  delivered: readonly Delivered[],
  fresh: readonly Posting[],
): Promise<DeliveryVerdict[]> {
  const ids = delivered
    .filter(isReadable)
    .flatMap(({ entry: { body } }) =>
      body.subject === 'transaction' &&
      (body.event.kind === 'payment-approved' || body.event.kind === 'submitted')
        ? [body.transactionId]
        : [],
    );
  const refusals = new Map(fresh.map(({ transactionId, refusal }) => [transactionId, heardReason(refusal)]));
  const asked = ids.filter((id) => !refusals.has(id));
  for (const [id, { reason }] of await readPostings(transaction, kioskId, asked)) {
    refusals.set(id, heardReason(reason));
  }
  return [...new Set(ids)].flatMap((transactionId): DeliveryVerdict[] => {
    const reason = refusals.get(transactionId);
    // An approval that the machine did not allow has no posting, and a clerk has it.
    if (reason === undefined) return [];
    return [
      reason === null ? { kind: 'accepted', transactionId } : { kind: 'refused', transactionId, reason },
    ];
  });
}

/** What central did with these transactions, as far as it has decided and no person has taken it back. */
export async function readPostings(
  transaction: DatabaseTransaction,
  kioskId: string,
  transactionIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly outcome: string; readonly reason: string | null }>> {
  if (transactionIds.length === 0) return new Map();
  const rows = await transaction
    .selectFrom('postings')
    .select(['transaction_id', 'outcome', 'reason'])
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', 'in', [...new Set(transactionIds)])
    .where(POSTING_STANDS)
    .execute();
  return new Map(rows.map((row) => [row.transaction_id, row]));
}
