import type { TownDefinition } from '../../domain/town/index.ts';
import { type LoadedConfiguration, loadConfiguration } from './load-configuration.ts';
import type { KioskSettings } from './settings.ts';
import { SETTINGS_WITHOUT_TOWN, WITHOUT_TOWN } from './without-town.ts';

/** What a window needs that says, in the town's languages and colour, that the kiosk is starting. */
export type KioskLook = {
  readonly screen: KioskSettings['screen'];
  readonly town: Pick<TownDefinition, 'languages' | 'defaultLanguage' | 'colour'>;
};

export type LoadingConfiguration = {
  /** There long before the rest: the settings and the town itself are read first, and the town's services take longer than both. */
  readonly look: Promise<KioskLook>;
  readonly whole: Promise<LoadedConfiguration>;
};

/** Begins to load the configuration. Where its first files are not good, the look is that of the last good one. */
export function beginLoading(settingsFile: string, dataFolder: string): LoadingConfiguration {
  let hear = (_look: KioskLook): void => undefined;
  const early = new Promise<KioskLook>((resolve) => {
    hear = resolve;
  });
  const whole = loadConfiguration(settingsFile, dataFolder, (settings, town) =>
    hear({ screen: settings.screen, town }),
  );
  return { look: Promise.race([early, whole.then(lookOf)]), whole };
}

const lookOf = (loaded: LoadedConfiguration): KioskLook =>
  loaded.kind === 'none'
    ? { screen: SETTINGS_WITHOUT_TOWN.screen, town: WITHOUT_TOWN.definition }
    : {
        screen: loaded.configuration.settings.screen,
        town: loaded.configuration.town.definition,
      };
