import type { z } from 'zod';
import { type TimedEvent, TransactionEvent } from '../../../domain/transaction/index.ts';
import type { readTransaction } from '../../wire/index.ts';

export type Entry = z.infer<typeof readTransaction.response>['events'][number];

/** The entries that this page understands, and how many it does not: a newer kiosk may write others. */
export function readEntries(entries: readonly Entry[]): {
  readonly known: readonly TimedEvent[];
  readonly unreadable: number;
} {
  const known = entries.flatMap(({ at, event }) => {
    const read = TransactionEvent.safeParse(event);
    return read.success ? [{ at, event: read.data }] : [];
  });
  return { known, unreadable: entries.length - known.length };
}
