import { z } from 'zod';
import { DeliveredEntry, UnreadableEntry } from '../journal/index.ts';
import { DeliveryRefusal, TransactionId } from '../transaction/index.ts';
import { contract } from './contract.ts';
import { Head } from './journal-head.ts';

/** The most entries in one delivery. */
export const LARGEST_DELIVERY = 200;

/** What central did with an approved payment. */
export const DeliveryVerdict = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('accepted'), transactionId: TransactionId }),
  z.object({ kind: z.literal('refused'), transactionId: TransactionId, reason: DeliveryRefusal }),
]);
export type DeliveryVerdict = z.infer<typeof DeliveryVerdict>;

export const deliverJournal = contract({
  name: 'deliverJournal',
  method: 'POST',
  path: '/api/kiosk/v1/journal',
  summary:
    'Accepts journal entries in order. Repeated entries have no effect; a gap or a fork changes nothing; an entry that cannot be used is kept and set aside.',
  request: z.object({
    entries: z.array(DeliveredEntry.or(UnreadableEntry)).min(1).max(LARGEST_DELIVERY),
  }),
  response: z.discriminatedUnion('kind', [
    /** All are kept. One verdict for every approved payment among them. */
    z.object({ kind: z.literal('accepted'), head: Head, verdicts: z.array(DeliveryVerdict) }),
    /** Central has less than the kiosk believes (it was restored from a backup): send again from `head.seq + 1`. */
    z.object({ kind: z.literal('gap'), head: Head }),
    /** The entry at `seq` differs from the one that central has: an alarm is raised, nothing is overwritten. */
    z.object({ kind: z.literal('fork'), head: Head, seq: z.int() }),
    /** The entry at `seq` does not fit its hash, its signature or its personal record: an alarm is raised. */
    z.object({ kind: z.literal('broken'), head: Head, seq: z.int() }),
  ]),
});
export type DeliverAnswer = z.infer<typeof deliverJournal.response>;
