import { type BookingRules, Facilities } from '../../../domain/booking/index.ts';
import { Holiday } from '../../../domain/content/index.ts';
import { FeeList, FormService } from '../../../domain/form/index.ts';
import { TownDefinition } from '../../../domain/town/index.ts';
import type { Database, DatabaseTransaction } from '../database/index.ts';

/** A service as central knows it, with what checking its answers depends on. */
export type KnownService = {
  readonly form: FormService;
  readonly fees: FeeList;
  readonly timeZone: string;
  readonly currency: string;
  readonly defaultLanguage: string;
  readonly bookings: BookingRules;
};

/** A form service of a town, or null when the town has none of this name. */
export async function readService(
  db: Database | DatabaseTransaction,
  townId: string,
  serviceId: string,
): Promise<KnownService | null> {
  const row = await db
    .selectFrom('services')
    .innerJoin('towns', 'towns.town_id', 'services.town_id')
    .select([
      'services.definition as service',
      'towns.definition as town',
      'towns.fees',
      'towns.facilities',
      'towns.holidays',
    ])
    .where('services.town_id', '=', townId)
    .where('services.service_id', '=', serviceId)
    .executeTakeFirst();
  if (!row) return null;
  const { timeZone, currency, defaultLanguage } = TownDefinition.parse(row.town);
  const [form, fees] = [FormService.parse(row.service), FeeList.parse(row.fees)];
  const bookings = rulesOf(row, timeZone);
  return { form, fees, timeZone, currency, defaultLanguage, bookings };
}

/** What booking depends on in a town; null when there is no such town. */
export async function readBookingRules(
  db: Database | DatabaseTransaction,
  townId: string,
): Promise<BookingRules | null> {
  const row = await db
    .selectFrom('towns')
    .select(['definition', 'facilities', 'holidays'])
    .where('town_id', '=', townId)
    .executeTakeFirst();
  return row ? rulesOf(row, TownDefinition.parse(row.definition).timeZone) : null;
}

const rulesOf = (row: { facilities: object[]; holidays: object[] }, timeZone: string): BookingRules => ({
  facilities: Facilities.parse(row.facilities),
  holidays: Holiday.array().parse(row.holidays),
  timeZone,
});
