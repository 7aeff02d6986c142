import type { z } from 'zod';
import { ForwardState, ReportStatus } from '../../wire/index.ts';

/** What the list of reports is narrowed to. */
export type Filter = {
  readonly status: z.infer<typeof ReportStatus> | undefined;
  readonly forward: z.infer<typeof ForwardState> | undefined;
  readonly reference: string | undefined;
};

/** The filter that stands in an address; what does not exist is left out. */
export const asFilter = (query: Readonly<Record<string, string>>): Filter => ({
  status: ReportStatus.safeParse(query.status).data,
  forward: ForwardState.safeParse(query.forward).data,
  reference: query.reference?.trim().toUpperCase().slice(0, 80) || undefined,
});
