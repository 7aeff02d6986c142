import type { Kysely } from 'kysely';
import { LocalizedText, regionalTag } from '../../../domain/text/index.ts';
import { TownDefinition } from '../../../domain/town/index.ts';
import type { Titles } from '../../wire/index.ts';
import type { Schema } from '../database/index.ts';

/** The titles of one town, or of all where none is named. */
export async function readTownTitles(db: Kysely<Schema>, townId: string | null): Promise<Titles> {
  const towns = await db
    .selectFrom('towns')
    .select(['town_id', 'definition'])
    .$if(townId !== null, (query) => query.where('town_id', '=', townId))
    .orderBy('town_id')
    .execute();
  const titles = await db.selectFrom('service_titles').selectAll().orderBy('service_id').execute();
  const kiosks = await db
    .selectFrom('kiosks')
    .select(['kiosk_id', 'town_id', 'code', 'name'])
    .$if(townId !== null, (query) => query.where('town_id', '=', townId))
    .orderBy('code')
    .execute();
  return {
    towns: towns.map(({ town_id, definition }) => {
      const { name, timeZone, currency, languages, defaultLanguage, regions } =
        TownDefinition.parse(definition);
      const writes = regionalTag(defaultLanguage, regions);
      const services = titles
        .filter((row) => row.town_id === town_id)
        .map(({ service_id, title }) => ({ serviceId: service_id, title: LocalizedText.parse(title) }));
      return { townId: town_id, name, timeZone, currency, languages: [...languages], writes, services };
    }),
    kiosks: kiosks.map(({ kiosk_id, town_id, code, name }) => ({
      kioskId: kiosk_id,
      townId: town_id,
      kioskCode: code,
      name,
    })),
  };
}
