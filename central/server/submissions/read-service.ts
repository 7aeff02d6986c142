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
    .select(['services.definition as service', 'towns.definition as town', 'towns.fees'])
    .where('services.town_id', '=', townId)
    .where('services.service_id', '=', serviceId)
    .executeTakeFirst();
  if (!row) return null;
  const { timeZone, currency, defaultLanguage } = TownDefinition.parse(row.town);
  const [form, fees] = [FormService.parse(row.service), FeeList.parse(row.fees)];
  return { form, fees, timeZone, currency, defaultLanguage };
}
