import { calendarText, unitInWords } from '../../../domain/booking/index.ts';
import { inLanguage, type LanguageTag } from '../../../domain/text/index.ts';
import type { Central } from '../central.ts';
import { readBookingRules, readTown } from '../town/index.ts';

type Key = { readonly kioskId: string; readonly transactionId: string };

/** What a transaction has booked (or has cancelled) as an iCalendar file in a language; null when it has booked nothing. */
export async function calendarFile(
  { db, now }: Central,
  { kioskId, transactionId }: Key,
  language: LanguageTag,
): Promise<string | null> {
  const row = await db
    .selectFrom('bookings')
    .selectAll()
    .where('kiosk_id', '=', kioskId)
    .where('transaction_id', '=', transactionId)
    .where('state', '!=', 'held')
    .executeTakeFirst();
  const town = row && (await readTown(db, row.town_id));
  const rules = row && (await readBookingRules(db, row.town_id));
  if (!row?.reference || !town || !rules) return null;
  const reader = { language, fallback: town.defaultLanguage };
  const say = (text: Readonly<Record<string, string>>): string =>
    inLanguage(text, language, town.defaultLanguage).text;
  const facility = rules.facilities.find(({ facilityId }) => facilityId === row.facility_id);
  return calendarText({
    uid: `${row.reference}@${town.townId}.townhall-kiosk`,
    at: row.starts_at,
    until: row.ends_at,
    title: facility ? unitInWords(facility, row.unit_id, reader) : row.unit_id,
    place: facility ? `${say(facility.title)}, ${say(town.name)}` : say(town.name),
    words: row.reference,
    stampedAt: now(),
    status: row.state === 'cancelled' ? 'cancelled' : 'booked',
  });
}
