import type { Money } from '../../../domain/money/index.ts';
import { lockKiosk } from '../books/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { WhichException } from './written.ts';

/** An exception whose kiosk's row is locked: deliveries and other people wait until it is written. */
export type LockedException = WhichException & {
  readonly townId: string;
  readonly kioskCode: string;
  readonly detail: string;
  /** What is open of its money; null where no sum is known. */
  readonly amount: Money | null;
  readonly closedAt: Date | null;
};

/** Locks an exception as deliveries lock their kiosk, so that one of two is first; null where there is none. */
export async function lockException(
  transaction: DatabaseTransaction,
  { kioskId, transactionId, kind }: WhichException,
): Promise<LockedException | null> {
  const kiosk = await lockKiosk(transaction, kioskId);
  const row = await transaction
    .selectFrom('exceptions')
    .select(['detail', 'amount_minor', 'currency', 'closed_at'])
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst();
  if (!kiosk || !row) return null;
  const { amount_minor: amountMinor, currency } = row;
  return {
    kioskId,
    transactionId,
    kind,
    townId: kiosk.townId,
    kioskCode: kiosk.code,
    detail: row.detail,
    amount: amountMinor === null || currency === null ? null : { amountMinor, currency },
    closedAt: row.closed_at,
  };
}

/** Says how an exception stands now. */
export async function setException(
  transaction: DatabaseTransaction,
  { kioskId, transactionId, kind }: WhichException,
  values: { readonly closed_at?: Date | null; readonly amount_minor?: number | null },
): Promise<void> {
  await transaction
    .updateTable('exceptions')
    .set(values)
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .where('kind', '=', kind)
    .execute();
}
