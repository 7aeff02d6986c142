import { z } from 'zod';

/** What the audit log is narrowed to, as its address says it. */
export const AuditSearch = z.strictObject({
  search: z.string().trim().max(80).optional(),
  after: z.string().max(200).optional(),
});
