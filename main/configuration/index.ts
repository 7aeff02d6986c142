export { incompleteText } from './complete-town.ts';
export type { Configuration } from './last-good.ts';
export { type LoadedConfiguration, loadConfiguration } from './load-configuration.ts';
export { asKioskEvent, type ConfigurationProblem, plainWords, sentenceOf } from './problem.ts';
export { readBeginning } from './read-beginning.ts';
export { problemIn, type Read, readJsonFile } from './read-json-file.ts';
export { KioskSettings } from './settings.ts';
export { readTownFolder, type TownFolder } from './town-folder.ts';
export { SETTINGS_WITHOUT_TOWN, WITHOUT_TOWN } from './without-town.ts';
