import { slotRules } from '../../../domain/booking/index.ts';
import { askedFees, PersonAnswer } from '../../../domain/form/index.ts';
import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import type { Transaction } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import { readPersonal, type WritingKiosk } from '../ledger/index.ts';
import { type KnownService, readService } from '../town/index.ts';

/** What central has taken from a kiosk, and when it was given (by the kiosk's clock). */
type Taken = { readonly state: Transaction; readonly at: string };

/**
 * Stores those of the submissions that the town decides about, in the transaction in which they are taken. What an approval
 * will cost is computed now, by the rules under which the resident applied.
 */
export async function storeApplications(
  transaction: DatabaseTransaction,
  { kioskId, townId }: WritingKiosk,
  taken: readonly Taken[],
  fresh: readonly DeliveredEntry[],
  now: Date,
): Promise<void> {
  const services = new Map<string, KnownService | null>();
  for (const { state, at } of taken) {
    const { details, serviceId, transactionId, reference } = state;
    if (!details) continue;
    if (!services.has(serviceId)) services.set(serviceId, await readService(transaction, townId, serviceId));
    const service = services.get(serviceId);
    const decision = service?.form.outcome.decision;
    if (!service || !decision) continue;
    const here = fresh.flatMap(({ personal }) => personal).find((one) => one.recordId === details.recordId);
    const data = here?.data ?? (await readPersonal(transaction, kioskId, details.recordId));
    if (data?.kind !== 'answers') continue;
    const person = PersonAnswer.safeParse(data.answers[decision.person]);
    const { family, given } = person.success ? person.data : { family: '', given: '' };
    const fees = askedFees(
      decision.onApproval?.fees ?? [],
      data.answers,
      service.fees,
      slotRules(service.bookings, now),
    );
    await transaction
      .insertInto('applications')
      .values({
        town_id: townId,
        reference,
        kiosk_id: kioskId,
        transaction_id: transactionId,
        service_id: serviceId,
        holder_name: [given, family].filter((part) => part !== '').join(' '),
        surname: family,
        fee_lines: JSON.stringify(fees),
        fee_minor: fees.reduce((sum, fee) => sum + fee.amountMinor, 0),
        currency: service.currency,
        // A clock that runs ahead must not put an application into the future.
        submitted_at: new Date(Math.min(Date.parse(at), now.getTime())),
        changed_at: now,
      })
      .onConflict((conflict) => conflict.columns(['kiosk_id', 'transaction_id']).doNothing())
      .execute();
  }
}
