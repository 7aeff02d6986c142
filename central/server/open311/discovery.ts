import type { TownDefinition } from '../../../domain/town/index.ts';
import { speaker } from './catalogue.ts';
import { dateTime, mediaTypes, type Value } from './document.ts';

/** What this endpoint is (Open311 Service Discovery). */
export const discovery = (town: TownDefinition, importedAt: Date, url: string): Value => {
  const say = speaker(town);
  const changeset = dateTime(importedAt);
  return {
    changeset,
    contact: `${say(town.name)}, ${say(town.address)}, ${town.phone}`,
    key_service: say(town.help),
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url,
        changeset,
        type: 'production',
        formats: Object.values(mediaTypes).map((type) => type.replace(/;.*$/, '')),
      },
    ],
  };
};
