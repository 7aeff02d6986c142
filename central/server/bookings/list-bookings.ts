import type { z } from 'zod';
import { inLanguage } from '../../../domain/text/index.ts';
import { addDays, instantIn } from '../../../domain/time/index.ts';
import type { listBookings } from '../../wire/index.ts';
import type { Central } from '../central.ts';
import { readBookingRules, readTown } from '../town/index.ts';

type Asked = z.infer<typeof listBookings.request>;
type Answer = z.infer<typeof listBookings.response>;

/** More than any town lets in a day. */
const MOST = 500;

/** What is booked on a day of the town, in order of time; what is only held is not included. */
export async function listBookingRows(
  { db }: Central,
  townId: string,
  { day, facilityId }: Pick<Asked, 'day' | 'facilityId'>,
): Promise<Answer> {
  const town = await readTown(db, townId);
  const rules = await readBookingRules(db, townId);
  if (!town || !rules) return { facilities: [], bookings: [] };
  const say = (text: Readonly<Record<string, string>>): string =>
    inLanguage(text, town.defaultLanguage, town.defaultLanguage).text;
  const rows = await db
    .selectFrom('bookings')
    .selectAll()
    .where('town_id', '=', townId)
    .where('state', '!=', 'held')
    .where('starts_at', '<', beginOf(addDays(day, 1), town.timeZone))
    .where('ends_at', '>', beginOf(day, town.timeZone))
    .$if(facilityId !== undefined, (query) => query.where('facility_id', '=', facilityId ?? ''))
    .orderBy('starts_at')
    .orderBy('unit_id')
    .limit(MOST)
    .execute();
  return {
    facilities: rules.facilities.map((one) => ({ facilityId: one.facilityId, title: say(one.title) })),
    bookings: rows.map((row) => {
      const facility = rules.facilities.find((one) => one.facilityId === row.facility_id);
      const unit = facility?.units.find(({ unitId }) => unitId === row.unit_id);
      return {
        reference: row.reference ?? '',
        kioskId: row.kiosk_id,
        transactionId: row.transaction_id,
        facility: facility ? say(facility.title) : row.facility_id,
        unit: unit ? say(unit.title) : row.unit_id,
        at: row.starts_at.toISOString(),
        until: row.ends_at.toISOString(),
        holder: row.holder_name ?? '',
        contact: row.contact ?? '',
        feeMinor: row.fee_minor,
        currency: row.currency,
        cancelledAt: row.cancelled_at?.toISOString() ?? null,
        cancelledBy: row.cancelled_by,
      };
    }),
  };
}

/** When a day begins: where the clocks leave midnight out, an hour later. */
const beginOf = (day: string, timeZone: string): Date =>
  instantIn(timeZone, `${day}T00:00`) ?? instantIn(timeZone, `${day}T01:00`) ?? new Date(`${day}T00:00:00Z`);
