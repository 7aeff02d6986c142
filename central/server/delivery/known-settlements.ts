import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import type { Transaction } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { readSettlements, type Settlement } from '../ledger/index.ts';
import { approvalsOf, idsOf, type Whose } from './approvals.ts';
import { isSettled, type KnownSettlement } from './settled-money.ts';

/**
 * What clerks wrote, with the terminal's ids of the payments that they wrote of: a clerk can write of a request before the kiosk has told
 * under which id it was approved, at once or late.
 */
export async function withIds(
  transaction: DatabaseTransaction,
  whose: Whose,
  settlements: readonly Settlement[],
  fresh: readonly DeliveredEntry[],
): Promise<readonly KnownSettlement[]> {
  const open = settlements.some(
    ({ attempt, terminalTransactionId }) => attempt !== null && terminalTransactionId === null,
  );
  const approvals = open ? await approvalsOf(transaction, whose, fresh) : [];
  return settlements.map((one) => ({
    ...one,
    ids: one.terminalTransactionId !== null ? [one.terminalTransactionId] : idsOf(approvals, one.attempt),
  }));
}

/** Whether all money of a transaction has its place by the words of clerks alone. */
export async function isSettledByClerks(
  transaction: DatabaseTransaction,
  kioskId: string,
  now: Transaction,
): Promise<boolean> {
  const { transactionId } = now;
  const settlements = await readSettlements(transaction, kioskId, [transactionId]);
  const whose = { kioskId, transactionId, now };
  return isSettled(now, await withIds(transaction, whose, settlements.get(transactionId) ?? [], []));
}
