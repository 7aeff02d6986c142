import { z } from 'zod';
import { Money } from '../../../domain/money/index.ts';

/** What is written when a refund was made. */
export const RefundDone = z.object({
  refundId: z.string(),
  amount: Money,
  how: z.enum(['card', 'transfer', 'cash', 'terminal']),
  reference: z.string(),
  billId: z.string().nullable(),
  confirmedBy: z.string().nullable(),
});
export type RefundDone = z.infer<typeof RefundDone>;
