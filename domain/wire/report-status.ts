import { z } from 'zod';
import { LocalizedText } from '../text/index.ts';
import { contract } from './contract.ts';

export const reportStatus = contract({
  method: 'POST',
  path: '/api/kiosk/v1/reports/status',
  summary: 'Says what has become of a report of a problem, by its reference; nothing of who gave it.',
  request: z.object({ reference: z.string().trim().min(1).max(40) }),
  response: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('found'),
      reference: z.string().max(80),
      status: z.enum(['open', 'closed']),
      /** What kind of problem it is, e.g. `Pothole`. */
      title: LocalizedText,
      /** What the town says about it, in its own language; may be empty. */
      notes: z.string().max(1_000),
      reportedAt: z.iso.datetime(),
      changedAt: z.iso.datetime(),
    }),
    z.object({ kind: z.literal('not-found') }),
    z.object({ kind: z.literal('throttled'), retryAfterMs: z.int().min(0) }),
  ]),
});
export type ReportStatusAnswer = z.infer<typeof reportStatus.response>;
