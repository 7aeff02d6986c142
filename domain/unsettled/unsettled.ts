import { z } from 'zod';
import { Money, sameMoney } from '../money/index.ts';
import type { ClerkReason, MoneyDoubt, Transaction } from '../transaction/index.ts';

/**
 * What is known of money that a clerk has, as its resident may read it: "the terminal refused" and "nobody knows" are never the
 * same. `unknown`: nobody knows whether it was taken. `other-amount`: the terminal says that it took another amount. `charged`: it
 * was taken, and the kiosk cannot go on. `not-back`: it was taken, could not be used, and the terminal did not send it back.
 * `back-unknown`: the same, but nobody knows whether it went back. `partly-back`: only a part went back; `reversed` is null where
 * the terminal does not say how much.
 */
export const ClerkMoney = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('other-amount'), charged: Money }),
  z.object({ kind: z.literal('charged') }),
  z.object({ kind: z.literal('not-back') }),
  z.object({ kind: z.literal('back-unknown') }),
  z.object({ kind: z.literal('partly-back'), reversed: Money.nullable() }),
]);
export type ClerkMoney = z.infer<typeof ClerkMoney>;

/** As `ClerkMoney`, or still under way: the terminal is being asked how the payment ended, or the money is on its way back. */
export const UnsettledMoney = z.discriminatedUnion('kind', [
  ...ClerkMoney.options,
  z.object({ kind: z.literal('checking') }),
  z.object({ kind: z.literal('going-back') }),
]);
export type UnsettledMoney = z.infer<typeof UnsettledMoney>;

/** What is known of a transaction's money, for a resident who leaves before it is settled. */
export function unsettledMoney(transaction: Transaction): UnsettledMoney {
  const { clerk, reversal, payment } = transaction;
  if (clerk !== null) return clerkMoney(transaction, clerk);
  if (reversal.kind !== 'none' && reversal.kind !== 'reversed') return { kind: 'going-back' };
  return payment.kind === 'approved' ? { kind: 'charged' } : { kind: 'checking' };
}

/** What is known of money that a clerk has, or is about to have, for this reason. */
export function clerkMoney(transaction: Transaction, reason: ClerkReason): ClerkMoney {
  const { payment, reversal, doubts } = transaction;
  switch (reason) {
    case 'payment-unknown':
      return seenMoney(transaction, payment.kind === 'unknown' ? payment : undefined);
    case 'late-doubt':
      return seenMoney(transaction, doubts.at(-1));
    case 'reversal-refused':
      return { kind: 'not-back' };
    case 'reversal-unknown':
    case 'reversal-failed':
      return { kind: 'back-unknown' };
    case 'reversal-partial': {
      const known =
        reversal.kind === 'partial' || (reversal.kind === 'with-clerk' && reversal.alsoNamed.length === 0);
      return { kind: 'partly-back', reversed: known ? reversal.reversed : null };
    }
  }
}

/**
 * The same amount under a name that is not ours proves nothing: nobody knows whose it is. Neither does a terminal that contradicts
 * itself.
 */
function seenMoney(
  { total }: Transaction,
  named: Pick<MoneyDoubt, 'seen' | 'alsoNamed'> | undefined,
): ClerkMoney {
  const amount = named?.seen?.amount ?? null;
  if (amount === null || named?.alsoNamed.length !== 0 || (total !== null && sameMoney(amount, total)))
    return { kind: 'unknown' };
  return { kind: 'other-amount', charged: amount };
}
