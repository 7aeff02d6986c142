import { z } from 'zod';

/** What the list of bills is narrowed to, as its address says it. */
export const BillSearch = z.strictObject({
  search: z.string().max(100).optional(),
  after: z.string().max(200).optional(),
});
