import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { Position } from '../../domain/content/index.ts';
import { LocalizedText } from '../../domain/text/index.ts';

const TOWNS = resolve('config/towns');
/** The town that is shown when none is named. */
export const USUAL_TOWN = 'millbrook';

/** What a demo needs of a town besides what kiosks and central read: the file `demo.json` of its folder. */
const DemoSettings = z.strictObject({
  kioskId: z.string().min(1).max(12),
  /** Where the kiosk stands, in words and on the map. */
  place: LocalizedText,
  standsAt: Position,
  mailFrom: z.string(),
  /** An account with open bills, to try. */
  account: z.string(),
  surname: z.string(),
});
export type DemoSettings = z.infer<typeof DemoSettings>;

/** Reads the demo's settings of a town; throws where there are none. */
export const readDemoSettings = (townFolder: string): DemoSettings =>
  DemoSettings.parse(JSON.parse(readFileSync(join(townFolder, 'demo.json'), 'utf8')));

/** The demo towns that there are, by the names of their folders. */
export const demoTowns = (): readonly string[] =>
  readdirSync(TOWNS)
    .filter((name) => statSync(join(TOWNS, name, 'demo.json'), { throwIfNoEntry: false })?.isFile())
    .sort();

/** The folder of a demo town. Takes only a name that `demoTowns` gives. */
export const demoTownFolder = (name: string): string => join(TOWNS, name);
