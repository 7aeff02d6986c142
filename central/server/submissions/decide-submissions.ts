import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import { type DeliveryRefusal, type Transaction, ticketOf } from '../../../domain/transaction/index.ts';
import { bookSlots } from '../bookings/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { readPersonal, type WritingKiosk } from '../ledger/index.ts';
import { decideTickets } from '../queue/index.ts';
import { type KnownService, readService } from '../town/index.ts';
import { checkSubmission } from './check-submission.ts';

/** A form that is paid or free of charge, and when (by the kiosk's clock). */
export type GivenSubmission = { readonly state: Transaction; readonly at: string };

/**
 * Decides about forms (and numbers for queues) that kiosks have taken in: null takes one. One that was held is taken as it was held; one that was
 * given while central could not be reached is checked now, by the day on which it was given.
 */
export async function decideSubmissions(
  transaction: DatabaseTransaction,
  { kioskId, townId }: WritingKiosk,
  given: readonly GivenSubmission[],
  fresh: readonly DeliveredEntry[],
  now: Date,
): Promise<ReadonlyMap<string, DeliveryRefusal | null>> {
  const numbers = given.filter(({ state }) => ticketOf(state) !== null);
  const forms = given.filter(({ state }) => ticketOf(state) === null);
  const decided = new Map(await decideTickets(transaction, { kioskId, townId }, numbers));
  if (forms.length === 0) return decided;
  const held = await transaction
    .selectFrom('submission_holds')
    .select(['transaction_id', 'service_id', 'total_minor'])
    .where('kiosk_id', '=', kioskId)
    .where(
      'transaction_id',
      'in',
      forms.map(({ state }) => state.transactionId),
    )
    .execute();
  const services = new Map<string, KnownService | null>();
  for (const { state, at } of forms) {
    const { transactionId, serviceId, total } = state;
    const asHeld = held.some(
      (row) =>
        row.transaction_id === transactionId &&
        row.service_id === serviceId &&
        row.total_minor === (total?.amountMinor ?? 0),
    );
    if (!services.has(serviceId)) {
      services.set(serviceId, await readService(transaction, townId, serviceId));
    }
    decided.set(
      transactionId,
      asHeld ? null : await whyNot(transaction, kioskId, state, at, services.get(serviceId) ?? null, fresh),
    );
  }
  const taken = forms
    .filter(({ state }) => decided.get(state.transactionId) === null)
    .map(({ state }) => ({ state, service: services.get(state.serviceId) ?? null }));
  const refused = await bookSlots(transaction, { kioskId, townId }, taken, fresh, now);
  for (const [transactionId, reason] of refused) decided.set(transactionId, reason);
  return decided;
}

async function whyNot(
  transaction: DatabaseTransaction,
  kioskId: string,
  { details, total }: Transaction,
  at: string,
  service: KnownService | null,
  fresh: readonly DeliveredEntry[],
): Promise<DeliveryRefusal | null> {
  if (service === null) return 'unknown-service';
  const here = fresh
    .flatMap(({ personal }) => personal)
    .find(({ recordId }) => recordId === details?.recordId);
  const data = here?.data ?? (details ? await readPersonal(transaction, kioskId, details.recordId) : null);
  if (data?.kind !== 'answers') return 'not-valid';
  return checkSubmission(service, data.answers, total, new Date(at)) === null ? null : 'not-valid';
}
