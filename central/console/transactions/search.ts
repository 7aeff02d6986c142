import { z } from 'zod';
import { TransactionSummary } from '../../wire/index.ts';

/** What the list of transactions is narrowed to, as its address says it. */
export const TransactionSearch = z.strictObject({
  status: TransactionSummary.shape.status.optional(),
  standing: z.string().max(20).optional(),
  reference: z.string().trim().toUpperCase().max(30).optional(),
  after: z.string().max(200).optional(),
});
export type TransactionSearch = z.infer<typeof TransactionSearch>;
