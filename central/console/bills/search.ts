import { z } from 'zod';
import { BillFilter } from '../../wire/index.ts';

/** What the list of bills is narrowed to, as its address says it. */
export const BillSearch = z.strictObject({
  ...BillFilter.shape,
  after: z.string().max(200).optional(),
});
export type BillSearch = z.infer<typeof BillSearch>;
