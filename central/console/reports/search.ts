import { z } from 'zod';
import { ForwardState, ReportStatus } from '../../wire/index.ts';

/** What the list of reports is narrowed to, as its address says it. */
export const ReportSearch = z.strictObject({
  status: ReportStatus.optional(),
  forward: ForwardState.optional(),
  reference: z.string().trim().toUpperCase().max(80).optional(),
  after: z.string().max(200).optional(),
});
export type ReportSearch = z.infer<typeof ReportSearch>;
