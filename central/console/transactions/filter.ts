import type { z } from 'zod';
import { TransactionSummary } from '../../wire/index.ts';

const Status = TransactionSummary.shape.status;

/** What the list of transactions is narrowed to. */
export type Filter = {
  readonly status: z.infer<typeof Status> | undefined;
  readonly standing: string | undefined;
  readonly reference: string | undefined;
};

/** The filter that stands in an address; a status that does not exist is left out. */
export function asFilter(query: Readonly<Record<string, string>>): Filter {
  const status = Status.safeParse(query.status);
  return {
    status: status.success ? status.data : undefined,
    standing: query.standing?.slice(0, 20) || undefined,
    reference: query.reference?.trim().toUpperCase().slice(0, 30) || undefined,
  };
}
