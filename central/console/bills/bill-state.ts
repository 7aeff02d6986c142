import type { z } from 'zod';
import type { Bill } from '../../wire/index.ts';
import type { Tone } from '../design/index.ts';
import { texts } from './texts.ts';

type Counted = Pick<
  z.infer<typeof Bill>,
  'amountMinor' | 'paidMinor' | 'withdrawnAt' | 'heldUntil' | 'heldByPayment'
>;

/** How a bill stands: in doubt, paid, withdrawn, being paid at a kiosk this moment, paid in part, or open. */
export function billState(bill: Counted, now: Date): { readonly word: string; readonly tone: Tone } {
  if (bill.heldByPayment === 'in-doubt') return { word: texts.isInDoubt, tone: 'bad' };
  if (bill.paidMinor >= bill.amountMinor) return { word: texts.isPaid, tone: 'good' };
  if (bill.withdrawnAt !== null) return { word: texts.isWithdrawn, tone: 'plain' };
  const heldForNow = bill.heldUntil !== null && new Date(bill.heldUntil) > now;
  if (bill.heldByPayment === 'paying' || heldForNow) return { word: texts.isHeld, tone: 'busy' };
  if (bill.paidMinor > 0) return { word: texts.isPartPaid, tone: 'warn' };
  return { word: texts.isOpen, tone: 'plain' };
}
