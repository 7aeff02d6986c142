import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The switches that the kiosk takes: where its settings are, and where it keeps its data. */
export const OWN_SWITCHES = ['settings', 'data'] as const;

/** Where everything of a kiosk is on the disk. */
export type Places = {
  readonly settingsFile: string;
  readonly dataFolder: string;
  readonly identityFile: string;
  readonly deviceKeyFile: string;
  readonly journalFile: string;
  readonly pinThrottleFile: string;
  readonly contentFolder: string;
  readonly lookedForFile: string;
};

/** The places by `--settings=` and `--data=`, else by default; makes the data folder, for this user alone. */
export function findPlaces(
  switchValue: (name: string) => string,
  defaults: { readonly settingsFile: string; readonly dataFolder: string },
): Places {
  const dataFolder = resolve(switchValue('data') || defaults.dataFolder);
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  return {
    settingsFile: resolve(switchValue('settings') || defaults.settingsFile),
    dataFolder,
    identityFile: join(dataFolder, 'identity.json'),
    deviceKeyFile: join(dataFolder, 'device.key'),
    journalFile: join(dataFolder, 'journal.db'),
    pinThrottleFile: join(dataFolder, 'pin-throttle.json'),
    contentFolder: join(dataFolder, 'content'),
    lookedForFile: join(dataFolder, 'looked-for.json'),
  };
}
