import { amountProblem } from '../../../domain/bill/index.ts';
import type { Money } from '../../../domain/money/index.ts';
import { lockBill } from '../bills/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { LockedException } from './one-exception.ts';

export type OtherBill =
  | { readonly kind: 'fits'; readonly billId: string }
  | { readonly kind: 'cannot'; readonly why: 'no-bill' | 'bill-paid' | 'bill-amount' | 'bill-busy' };

/**
 * Whether an open bill of the town takes this money: by the rule by which a resident may pay it at a kiosk, all that is open or a part that the
 * bill allows, and never while another payment is under way for it. Its row is locked.
 */
export async function findOtherBill(
  transaction: DatabaseTransaction,
  { townId, kioskId, transactionId }: LockedException,
  billNumber: string,
  { amountMinor, currency }: Money,
  now: Date,
): Promise<OtherBill> {
  const bill = await lockBill(transaction, townId, billNumber);
  if (!bill || bill.currency !== currency) return { kind: 'cannot', why: 'no-bill' };
  const openMinor = bill.withdrawn_at === null ? bill.amount_minor - bill.paid_minor : 0;
  if (openMinor <= 0) return { kind: 'cannot', why: 'bill-paid' };
  const open = {
    billId: bill.bill_id,
    billNumber: bill.bill_number,
    title: {},
    dueOn: bill.due_on,
    openMinor,
    currency,
    leastPartMinor: bill.least_part_minor,
  };
  if (amountProblem(open, amountMinor) !== null) return { kind: 'cannot', why: 'bill-amount' };
  const others = await transaction
    .selectFrom('holds')
    .select('transaction_id')
    .where('town_id', '=', townId)
    .where('bill_id', '=', bill.bill_id)
    .where((hold) => hold.or([hold('expires_at', 'is', null), hold('expires_at', '>', now)]))
    .where((hold) => hold.or([hold('kiosk_id', '!=', kioskId), hold('transaction_id', '!=', transactionId)]))
    .executeTakeFirst();
  if (others) return { kind: 'cannot', why: 'bill-busy' };
  return { kind: 'fits', billId: bill.bill_id };
}
