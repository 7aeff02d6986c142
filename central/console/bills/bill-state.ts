import type { z } from 'zod';
import type { Bill } from '../../wire/index.ts';
import type { Tone } from '../design/index.ts';
import { texts } from './texts.ts';

type Counted = Pick<z.infer<typeof Bill>, 'amountMinor' | 'paidMinor' | 'heldUntil'>;

/** How a bill stands: paid, being paid at a kiosk this moment, paid in part, or open. */
export function billState(bill: Counted, now: Date): { readonly word: string; readonly tone: Tone } {
  if (bill.paidMinor >= bill.amountMinor) return { word: texts.isPaid, tone: 'good' };
  if (bill.heldUntil && new Date(bill.heldUntil) > now) return { word: texts.isHeld, tone: 'busy' };
  if (bill.paidMinor > 0) return { word: texts.isPartPaid, tone: 'warn' };
  return { word: texts.isOpen, tone: 'plain' };
}
