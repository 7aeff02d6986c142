import type { z } from 'zod';
import { daysIn, freeOnDay, stateOfDay, type TakenSpan } from '../../../domain/booking/index.ts';
import type {
  BookingDay,
  BookingMonth,
  readBookingDay,
  readBookingMonth,
} from '../../../domain/wire/index.ts';
import type { AuthenticatedKiosk } from '../access/index.ts';
import type { Central } from '../central.ts';
import { readBookingRules } from '../town/index.ts';

const DAY_MS = 86_400_000;

/** Whether each day of a month is free, full or closed, as seen from one transaction. */
export async function readMonthForKiosk(
  central: Central,
  kiosk: AuthenticatedKiosk,
  { facilityId, month, transactionId }: z.infer<typeof readBookingMonth.request>,
): Promise<BookingMonth> {
  const rules = await readBookingRules(central.db, kiosk.townId);
  const facility = rules?.facilities.find((one) => one.facilityId === facilityId);
  if (!rules || !facility) return { kind: 'not-found' };
  const days = daysIn(month);
  const taken = await readTaken(central, kiosk, facilityId, transactionId, days);
  const now = central.now();
  return {
    kind: 'found',
    days: days.map((day) => ({ day, state: stateOfDay(facility, taken, day, now, rules) })),
  };
}

/** The slots of a day, as seen from one transaction. */
export async function readDayForKiosk(
  central: Central,
  kiosk: AuthenticatedKiosk,
  { facilityId, day, transactionId }: z.infer<typeof readBookingDay.request>,
): Promise<BookingDay> {
  const rules = await readBookingRules(central.db, kiosk.townId);
  const facility = rules?.facilities.find((one) => one.facilityId === facilityId);
  if (!rules || !facility) return { kind: 'not-found' };
  const taken = await readTaken(central, kiosk, facilityId, transactionId, [day]);
  return { kind: 'found', units: [...freeOnDay(facility, taken, day, central.now(), rules)] };
}

/** What is booked or held on these days, without what the transaction holds itself. */
async function readTaken(
  { db, now }: Central,
  { townId, kioskId }: AuthenticatedKiosk,
  facilityId: string,
  transactionId: string,
  days: readonly string[],
): Promise<readonly TakenSpan[]> {
  // Days of the town begin and end within a day of those in UTC.
  const from = new Date(Date.parse(`${days[0]}T00:00:00Z`) - DAY_MS);
  const to = new Date(Date.parse(`${days.at(-1)}T00:00:00Z`) + 2 * DAY_MS);
  const present = now();
  const rows = await db
    .selectFrom('bookings')
    .select(['unit_id', 'starts_at', 'ends_at'])
    .where('town_id', '=', townId)
    .where('facility_id', '=', facilityId)
    .where('starts_at', '<', to)
    .where('ends_at', '>', from)
    .where((row) =>
      row.or([
        row('state', '=', 'booked'),
        row.and([
          row('state', '=', 'held'),
          row.or([row('held_until', 'is', null), row('held_until', '>', present)]),
          row.not(row.and([row('kiosk_id', '=', kioskId), row('transaction_id', '=', transactionId)])),
        ]),
      ]),
    )
    .execute();
  return rows.map((row) => ({ unitId: row.unit_id, at: row.starts_at, until: row.ends_at }));
}
