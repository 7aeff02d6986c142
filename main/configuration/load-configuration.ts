import { dirname, resolve } from 'node:path';
import type { TownDefinition } from '../../domain/town/index.ts';
import { type TerminalFileSettings, TerminalSettings, terminalFiles } from '../../hardware/terminal/index.ts';
import { incompleteText } from './complete-town.ts';
import { type Configuration, keepLastGood, readLastGood } from './last-good.ts';
import { type ConfigurationProblem, firstProblem, plainWords } from './problem.ts';
import { problemIn, type Read, readJsonFile, readTextFile } from './read-json-file.ts';
import { KioskSettings } from './settings.ts';
import { readTownFolder } from './town-folder.ts';

/**
 * `last-good`: the files have a problem, and the kiosk continues with what was good before.
 * `none`: it has no good configuration, and says on the screen that it is out of order.
 */
export type LoadedConfiguration =
  | { readonly kind: 'loaded'; readonly configuration: Configuration; readonly keptAsLastGood: boolean }
  | {
      readonly kind: 'last-good';
      readonly configuration: Configuration;
      readonly problem: ConfigurationProblem;
    }
  | { readonly kind: 'none'; readonly problem: ConfigurationProblem };

/** Hears of what is read and good before the rest is. */
export type OnBeginning = (settings: KioskSettings, town: TownDefinition) => void;

/** Reads the settings file and the town's folder that it names, and keeps a copy of what is good in the data folder. */
export async function loadConfiguration(
  settingsFile: string,
  dataFolder: string,
  onBeginning: OnBeginning = () => undefined,
): Promise<LoadedConfiguration> {
  const read = await readConfiguration(resolve(settingsFile), onBeginning);
  if (read.kind === 'read') {
    const configuration = frozen(read.value);
    return { kind: 'loaded', configuration, keptAsLastGood: await keepLastGood(dataFolder, configuration) };
  }
  const lastGood = await readLastGood(dataFolder);
  return lastGood
    ? { kind: 'last-good', configuration: frozen(lastGood), problem: read.problem }
    : { kind: 'none', problem: read.problem };
}

async function readConfiguration(
  settingsFile: string,
  onBeginning: OnBeginning,
): Promise<Read<Configuration>> {
  const settings = await readJsonFile(settingsFile, KioskSettings);
  if (settings.kind === 'problem') return settings;
  const there = withFullPaths(settings.value, dirname(settingsFile));
  const town = await readTownFolder(there.townFolder, (definition) => onBeginning(there, definition));
  if (town.kind === 'problem') return town;
  const terminal = await readTerminal(there.terminal);
  if (terminal.kind === 'problem') return terminal;
  const gap = incompleteText(there.screen.place, town.value.town.definition);
  if (gap) return problemIn(settingsFile, `screen.place.${gap.path}`, gap.expected);
  return { kind: 'read', value: { settings: there, terminal: terminal.value, ...town.value } };
}

/** The terminal's settings, with what stands in files of its own read from them. */
async function readTerminal(settings: TerminalFileSettings): Promise<Read<TerminalSettings>> {
  const whole: Record<string, unknown> = { ...settings };
  const files = new Map<PropertyKey, string>();
  for (const [name, setting] of Object.entries(terminalFiles(settings))) {
    const file = String(whole[setting]);
    const text = await readTextFile(file);
    if (text.kind === 'problem') return text;
    delete whole[setting];
    whole[name] = text.value.trim();
    files.set(name, file);
  }
  const parsed = TerminalSettings.safeParse(whole, { error: plainWords });
  if (parsed.success) return { kind: 'read', value: parsed.data };
  // What came from the settings file is checked already: only what came from another file can be wrong.
  const [name = ''] = parsed.error.issues[0]?.path ?? [];
  const problem = firstProblem(files.get(name) ?? '', parsed.error);
  return { kind: 'problem', problem: { ...problem, path: '' } };
}

/** Paths in the settings are relative to the settings file; from here on they are absolute. */
function withFullPaths(settings: KioskSettings, folder: string): KioskSettings {
  const full = (path: string): string => resolve(folder, path);
  return {
    ...settings,
    townFolder: full(settings.townFolder),
    enrolmentCodeFile: settings.enrolmentCodeFile === null ? null : full(settings.enrolmentCodeFile),
    centralCaFile: settings.centralCaFile === null ? null : full(settings.centralCaFile),
    terminal: { ...settings.terminal, ...fullFiles(settings.terminal, full) },
  };
}

/** Those of the terminal's settings that name a file. */
function fullFiles(
  settings: TerminalFileSettings,
  full: (path: string) => string,
): Partial<TerminalFileSettings> {
  const given = new Map<string, unknown>(Object.entries(settings));
  return Object.fromEntries(
    Object.values(terminalFiles(settings)).map((name) => [name, full(String(given.get(name)))]),
  );
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
  }
  if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) frozen(part);
  return value;
}
