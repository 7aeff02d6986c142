import type { Screen } from '../../../../domain/ipc/index.ts';
import type { Transaction } from '../../../../domain/transaction/index.ts';
import { type ClerkMoney, unsettledMoney } from '../../../../domain/unsettled/index.ts';

/**
 * The journal failed in mid-payment: the screen does not ask to pay again; a clerk sorts it out by the reference. Null where nothing
 * can have been charged.
 */
export function stoppedScreen(transaction: Transaction): Screen | null {
  const { total, reference } = transaction;
  if (!mayBeCharged(transaction) || total === null) return null;
  return { kind: 'clerk', total, reference, money: stoppedMoney(transaction) };
}

/** Whether the card may have been charged. */
export const mayBeCharged = ({ payment, total }: Transaction): boolean =>
  total !== null && ['requested', 'unknown', 'approved'].includes(payment.kind);

/** What is under way goes on only when the journal can be written to again: until then nobody knows how it ends. */
function stoppedMoney(transaction: Transaction): ClerkMoney {
  const money = unsettledMoney(transaction);
  switch (money.kind) {
    case 'checking':
      return { kind: 'unknown' };
    case 'going-back':
      return { kind: 'back-unknown' };
    default:
      return money;
  }
}
