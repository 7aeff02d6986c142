import { type Span, spanOf } from '../../../domain/booking/index.ts';
import {
  type Answers,
  type ChosenSlot,
  chosenSlots,
  fieldsOfForm,
  PersonAnswer,
} from '../../../domain/form/index.ts';
import type { DeliveredEntry } from '../../../domain/journal/index.ts';
import type { DeliveryRefusal, Transaction } from '../../../domain/transaction/index.ts';
import type { DatabaseTransaction } from '../database/index.ts';
import type { WritingKiosk } from '../ledger/index.ts';
import type { KnownService } from '../town/index.ts';
import { answersOf } from './answers-of.ts';
import { claimSlot } from './claim-slot.ts';

/** A form, taken as far as its answers go. Null: the town has given up the service since it was held. */
export type Booking = { readonly state: Transaction; readonly service: KnownService | null };

type Wanted = {
  readonly state: Transaction;
  readonly service: KnownService;
  readonly slot: ChosenSlot;
  readonly answers: Answers;
};

/**
 * Books what was held for these transactions, in the transaction in which they are taken. A slot whose hold has run out is
 * booked all the same as long as no one else took it. Answers the transactions that cannot be booked, with the reason: their
 * money goes back.
 */
export async function bookSlots(
  transaction: DatabaseTransaction,
  kiosk: WritingKiosk,
  bookings: readonly Booking[],
  fresh: readonly DeliveredEntry[],
  now: Date,
): Promise<ReadonlyMap<string, DeliveryRefusal>> {
  const refused = new Map<string, DeliveryRefusal>();
  const wanted: Wanted[] = [];
  for (const { state, service } of bookings) {
    if (service !== null && !books(service)) continue;
    const { transactionId } = state;
    const answers = await answersOf(transaction, kiosk.kioskId, state, fresh);
    if (service === null) {
      if (chosenSlots(answers ?? {}).length > 0) refused.set(transactionId, 'unknown-service');
    } else if (answers === null) {
      // No one can tell what was booked, so no one may keep the money for it.
      refused.set(transactionId, 'not-valid');
    } else {
      for (const slot of chosenSlots(answers)) wanted.push({ state, service, slot, answers });
    }
  }
  // In one order for all, so that no two wait for each other.
  for (const one of wanted.sort((a, b) => (unitOf(a.slot) < unitOf(b.slot) ? -1 : 1))) {
    if (!(await book(transaction, kiosk, one, now))) refused.set(one.state.transactionId, 'slot-taken');
  }
  return refused;
}

const books = ({ form }: KnownService): boolean => fieldsOfForm(form).some(({ kind }) => kind === 'slot');

const unitOf = ({ facilityId, unitId }: ChosenSlot): string => `${facilityId}/${unitId}`;

async function book(
  transaction: DatabaseTransaction,
  { kioskId, townId }: WritingKiosk,
  { state, service, slot, answers }: Wanted,
  now: Date,
): Promise<boolean> {
  const { transactionId, reference, total } = state;
  const found = spanOf(slot, service.bookings);
  const held = await transaction
    .selectFrom('bookings')
    .selectAll()
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .executeTakeFirst();
  const same = held?.facility_id === slot.facilityId && held.unit_id === slot.unitId;
  // What is held stays bookable when the opening hours have since changed.
  if (!same || (found && !isSpan(held, found.span))) {
    if (!found) return false;
    const claim = { townId, kioskId, transactionId, slot, span: found.span };
    if ((await claimSlot(transaction, claim, now, now)) === 'taken') return false;
  }
  const { holder, surname } = holderOf(service, answers);
  await transaction
    .updateTable('bookings')
    .set({
      state: 'booked',
      held_until: null,
      reference,
      holder_name: holder,
      surname,
      contact: contactOf(service, answers),
      fee_minor: total?.amountMinor ?? 0,
      currency: total?.currency ?? null,
      booked_at: now,
    })
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .execute();
  return true;
}

const isSpan = (row: { starts_at: Date; ends_at: Date }, { at, until }: Span): boolean =>
  row.starts_at.getTime() === at.getTime() && row.ends_at.getTime() === until.getTime();

function holderOf({ form }: KnownService, answers: Answers): { holder: string; surname: string } {
  const field = fieldsOfForm(form).find(({ kind }) => kind === 'person');
  const person = PersonAnswer.safeParse(field && answers[field.fieldId]);
  if (!person.success) return { holder: '', surname: '' };
  const { family, given } = person.data;
  return { holder: [given, family].filter((part) => part !== '').join(' '), surname: family };
}

/** Where the holder can be reached, for the clerk who has to say that something has changed. */
function contactOf({ form }: KnownService, answers: Answers): string | null {
  const given = fieldsOfForm(form)
    .filter(({ kind }) => kind === 'email' || kind === 'phone')
    .map(({ fieldId }) => answers[fieldId])
    .filter((answer) => typeof answer === 'string');
  return given.length === 0 ? null : given.join(', ');
}
