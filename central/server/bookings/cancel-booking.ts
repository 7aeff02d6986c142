import type { Selectable } from 'kysely';
import type { z } from 'zod';
import { type BookingRules, cancelUntil, mayCancel } from '../../../domain/booking/index.ts';
import { compareNames } from '../../../domain/letters/index.ts';
import type { cancelBooking, FoundBooking, findBooking } from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import { writeAudit } from '../audit/index.ts';
import { refundedMinor } from '../books/index.ts';
import type { Central } from '../central.ts';
import { type Database, type DatabaseTransaction, inTransaction, type Schema } from '../database/index.ts';
import { changeExceptions } from '../ledger/index.ts';
import { prove } from '../proof/index.ts';
import { readBookingRules, wholeReference } from '../town/index.ts';

type Asked = z.infer<typeof findBooking.request>;
type Found = z.infer<typeof findBooking.response>;
type Cancelled = z.infer<typeof cancelBooking.response>;
type Row = Selectable<Schema['bookings']>;

/** A booking, shown only to a resident who knows the family name; failures are counted per reference and per kiosk. */
export async function findBookingForKiosk(
  central: Central,
  kiosk: AuthenticatedKiosk,
  asked: Asked,
): Promise<Found> {
  const known = await knownTo(central, kiosk, asked);
  return 'row' in known ? { kind: 'found', booking: shown(known.row, known.rules, central.now()) } : known;
}

/** Cancels a booking for a resident who knows the family name, as long as the rules allow it. */
export async function cancelBookingForKiosk(
  central: Central,
  kiosk: AuthenticatedKiosk,
  asked: Asked,
): Promise<Cancelled> {
  const known = await knownTo(central, kiosk, asked);
  if (!('row' in known)) return known;
  const now = central.now();
  const booking = shown(known.row, known.rules, now);
  if (booking.state === 'too-late') return { kind: 'too-late', booking };
  await inTransaction(central.db, (transaction) => cancel(transaction, known.row, 'resident', now));
  return { kind: 'cancelled', booking: { ...booking, state: 'cancelled' } };
}

/** A clerk cancels: whenever it is, also against the rules, which are for residents. */
export async function cancelBookingByClerk(
  central: Central,
  { townId, reference }: { readonly townId: string; readonly reference: string },
  actor: string,
): Promise<{ kind: 'cancelled' } | { kind: 'meanwhile' }> {
  return inTransaction(central.db, async (transaction) => {
    const row = await readBooking(transaction, townId, reference);
    const now = central.now();
    if (!row || !(await cancel(transaction, row, actor, now))) return { kind: 'meanwhile' };
    await writeAudit(transaction, now, { actor, action: 'booking-cancelled', subject: reference });
    return { kind: 'cancelled' };
  });
}

/** False when it is not booked any more. What was paid and not refunded is left to a clerk: money goes back by a person's hand. */
async function cancel(transaction: DatabaseTransaction, row: Row, by: string, now: Date): Promise<boolean> {
  const changed = await transaction
    .updateTable('bookings')
    .set({ state: 'cancelled', cancelled_at: now, cancelled_by: by })
    .where('kiosk_id', '=', row.kiosk_id)
    .where('transaction_id', '=', row.transaction_id)
    .where('state', '=', 'booked')
    .executeTakeFirst();
  if (changed.numUpdatedRows === 0n) return false;
  const { kiosk_id: kioskId, transaction_id: transactionId } = row;
  const dueMinor = row.fee_minor - (await refundedMinor(transaction, { kioskId, transactionId }));
  if (dueMinor > 0) {
    const detail = `${row.reference}, booked for ${row.starts_at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
    const amount = row.currency === null ? null : { amountMinor: dueMinor, currency: row.currency };
    const due = { transactionId, kind: 'refund-due', change: 'open', detail, amount } as const;
    await changeExceptions(transaction, kioskId, [due], now);
  }
  return true;
}

type Known =
  | { readonly row: Row; readonly rules: BookingRules }
  | Extract<Found, { kind: 'not-found' | 'throttled' }>;

async function knownTo(
  central: Central,
  kiosk: AuthenticatedKiosk,
  { reference: typed, surname }: Asked,
): Promise<Known> {
  const { db } = central;
  const { townId } = kiosk;
  const proof = await prove(central, kiosk, { what: 'booking', id: bare(typed) }, async (rule) => {
    const reference = await wholeReference(db, townId, typed);
    const found = await readBooking(db, townId, reference);
    return { found, fit: compareNames(surname, found?.surname ?? '', rule) };
  });
  if (proof.kind !== 'proved') return proof;
  const rules = await readBookingRules(db, townId);
  return rules ? { row: proof.found, rules } : { kind: 'not-found' };
}

/** Failures count for a reference however it is typed. */
const bare = (typed: string): string => typed.replaceAll('-', '');

const readBooking = async (
  db: Database | DatabaseTransaction,
  townId: string,
  reference: string,
): Promise<Row | undefined> =>
  db
    .selectFrom('bookings')
    .selectAll()
    .where('town_id', '=', townId)
    .where('reference', '=', reference)
    .executeTakeFirst();

/** A facility that the town has no more lets its bookings be cancelled until they begin. */
function shown(row: Row, { facilities }: BookingRules, now: Date): FoundBooking {
  const facility = facilities.find(({ facilityId }) => facilityId === row.facility_id) ?? {
    cancelUntilHours: 0,
  };
  const inTime = mayCancel(facility, row.starts_at, now);
  return {
    reference: row.reference ?? '',
    facilityId: row.facility_id,
    unitId: row.unit_id,
    at: row.starts_at.toISOString(),
    until: row.ends_at.toISOString(),
    paid: row.fee_minor > 0 && row.currency ? { amountMinor: row.fee_minor, currency: row.currency } : null,
    state: row.state === 'cancelled' ? 'cancelled' : inTime ? 'booked' : 'too-late',
    cancelUntil: cancelUntil(facility, row.starts_at).toISOString(),
  };
}
