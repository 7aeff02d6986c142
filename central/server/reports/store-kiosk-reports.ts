import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import type { Transaction } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { readPersonal, type WritingKiosk } from '../ledger/index.ts';
import { type KnownService, readService } from '../town/index.ts';
import { reportFromAnswers } from './report-from-answers.ts';
import { storeReport } from './store-report.ts';

/** What central has taken from a kiosk, and when it was given (by the kiosk's clock). */
export type TakenSubmission = { readonly state: Transaction; readonly at: string };

/** Stores those of the submissions that are reports of problems, in the transaction in which they are taken. */
export async function storeKioskReports(
  transaction: DatabaseTransaction,
  { kioskId, townId }: WritingKiosk,
  taken: readonly TakenSubmission[],
  fresh: readonly DeliveredEntry[],
  now: Date,
): Promise<void> {
  const services = new Map<string, KnownService | null>();
  for (const { state, at } of taken) {
    const { details, serviceId, transactionId, reference } = state;
    if (!details) continue;
    if (!services.has(serviceId)) services.set(serviceId, await readService(transaction, townId, serviceId));
    const service = services.get(serviceId);
    if (!service?.form.open311) continue;
    const here = fresh.flatMap(({ personal }) => personal).find((one) => one.recordId === details.recordId);
    const data = here?.data ?? (await readPersonal(transaction, kioskId, details.recordId));
    const report = data?.kind === 'answers' ? reportFromAnswers(service.form, data.answers) : null;
    if (!report) continue;
    // A clock that runs ahead must not put a report into the future.
    const requestedAt = new Date(Math.min(Date.parse(at), now.getTime()));
    const source = { kind: 'kiosk', kioskId, transactionId, reference } as const;
    await storeReport(transaction, { ...report, townId, requestedAt }, source, now);
  }
}
