import { z } from 'zod';
import { AmountMinor, Currency } from '../money/index.ts';
import { LocalizedText } from '../text/index.ts';
import { CalendarDay } from '../time/index.ts';

/** Central's id of a bill: opaque to everybody else. */
export const BillId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/);
export type BillId = z.infer<typeof BillId>;

/** The number printed on a bill. */
export const BillNumber = z
  .string()
  .regex(/^[A-Z0-9-]{3,30}$/, 'letters, digits and hyphens, as on the bill');
export type BillNumber = z.infer<typeof BillNumber>;

/** The number of a resident's account with the town. */
export const AccountNumber = z
  .string()
  .regex(/^[A-Z0-9-]{3,20}$/, 'letters, digits and hyphens, as on the bill');
export type AccountNumber = z.infer<typeof AccountNumber>;

/** A bill that is not paid in full, as the resident may see it. */
export const OpenBill = z.object({
  billId: BillId,
  billNumber: BillNumber,
  title: LocalizedText,
  dueOn: CalendarDay,
  /** What is still to pay, in minor units. */
  openMinor: AmountMinor.min(1),
  currency: Currency,
  /** The least that may be paid in part; null when the bill can only be paid whole. */
  leastPartMinor: AmountMinor.min(1).nullable(),
  /** Money of an earlier payment for it is not accounted for: nobody may pay it until a clerk has found out. */
  inDoubt: z.boolean().optional(),
});
export type OpenBill = z.infer<typeof OpenBill>;

/** Why an amount cannot be paid towards a bill. */
export type AmountProblem = 'zero' | 'beyond-bill' | 'below-least-part' | 'whole-only';

/** Whether this much may be paid towards the bill; null when it may. */
export function amountProblem(bill: OpenBill, amountMinor: number): AmountProblem | null {
  if (!Number.isSafeInteger(amountMinor) || amountMinor <= 0) return 'zero';
  if (amountMinor > bill.openMinor) return 'beyond-bill';
  if (amountMinor === bill.openMinor) return null;
  if (bill.leastPartMinor === null) return 'whole-only';
  return amountMinor < bill.leastPartMinor ? 'below-least-part' : null;
}
