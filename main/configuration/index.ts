export type { Configuration } from './last-good.ts';
export { type LoadedConfiguration, loadConfiguration } from './load-configuration.ts';
export { asKioskEvent, type ConfigurationProblem, sentenceOf } from './problem.ts';
export { KioskSettings } from './settings.ts';
export { readTownFolder, type TownFolder } from './town-folder.ts';
export { SETTINGS_WITHOUT_TOWN, WITHOUT_TOWN } from './without-town.ts';
