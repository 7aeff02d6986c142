import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import { storeApplications } from '../applications/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { WritingKiosk } from '../ledger/index.ts';
import { storeTickets } from '../queue/index.ts';
import { storeKioskReports } from '../reports/index.ts';
import type { Posting } from './post-payments.ts';
import type { Claimed } from './project-transactions.ts';

/** Stores what becomes of forms that were taken: reports, applications, numbers for queues. */
export async function storeTaken(
  transaction: DatabaseTransaction,
  kiosk: WritingKiosk,
  approvals: readonly Claimed[],
  postings: readonly Posting[],
  fresh: readonly DeliveredEntry[],
  now: Date,
): Promise<void> {
  const taken = new Set(postings.filter(isTakenForm).map((posting) => posting.transactionId));
  const submissions = approvals.filter(({ state }) => taken.has(state.transactionId));
  await storeKioskReports(transaction, kiosk, submissions, fresh, now);
  await storeApplications(transaction, kiosk, submissions, fresh, now);
  await storeTickets(transaction, kiosk, submissions, now);
}

const isTakenForm = ({ refusal, lines }: Posting): boolean => refusal === null && lines.size === 0;
