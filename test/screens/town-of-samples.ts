import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoTownFolder, readDemoSettings } from '../../build/start/demo-settings.ts';
import { CONTENT_LISTS, Content } from '../../domain/content/index.ts';
import type { ScreenSettings } from '../../domain/ipc/index.ts';
import { Town } from '../../domain/town/index.ts';

/** A whole demo town, as a kiosk of it has it. */
export type TownOfSamples = {
  readonly settings: ScreenSettings;
  readonly content: Content;
  /** Where its pictures are. */
  readonly contentFolder: string;
};

export function townOfSamples(name: string): TownOfSamples {
  const folder = demoTownFolder(name);
  const json = (path: string): unknown => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const services = readdirSync(join(folder, 'services')).map((file) => json(`services/${file}`));
  const lists = CONTENT_LISTS.filter((list) => readdirSync(join(folder, 'content')).includes(`${list}.json`));
  const { place, standsAt } = readDemoSettings(folder);
  return {
    settings: {
      version: '0.1.0',
      panelShortSideMm: 340,
      standsAt,
      place,
      electronOutOfSupport: null,
      town: Town.parse({ definition: json('town.json'), services, fees: {} }),
    },
    content: Content.parse(Object.fromEntries(lists.map((list) => [list, json(`content/${list}.json`)]))),
    contentFolder: join(folder, 'content'),
  };
}
