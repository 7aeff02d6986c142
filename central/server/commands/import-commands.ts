import { LanguageTag } from '../../../domain/text/index.ts';
import { localTimeIn } from '../../../domain/time/index.ts';
import type { TownDefinition } from '../../../domain/town/index.ts';
import type { Central } from '../central.ts';
import {
  csvTemplate,
  IMPORTED_LISTS,
  type ImportAnswer,
  type ImportedList,
  importApart,
  type SourceFormat,
  SourceName,
  wroteNew,
} from '../imports/index.ts';
import { onlyTown, readTown } from '../town/index.ts';
import { type Command, type CommandResult, refused } from './command.ts';
import type { Settings } from './options.ts';

const INTO =
  '--into <content folder> [--dry-run] [--language en] [--source name] [--adopt] [--translations <file.csv>]';

/** The commands that bring lists from elsewhere into a town's folder of content. */
export const importCommands: Readonly<Record<string, { readonly usage: string; readonly run: Command }>> = {
  'import-csv': {
    usage: `${IMPORTED_LISTS.join('|')} <file.csv> ${INTO} [--encoding utf-16|windows-1252]`,
    run: async (central, [word = '', file = ''], settings) => {
      const list = listOf(word);
      if (!list) return refused(`expected one of ${IMPORTED_LISTS.join(', ')}`);
      const { encoding } = settings;
      return importFile(central, file, settings, `csv-${list}`, () => ({ kind: 'csv', list, encoding }));
    },
  },
  'import-calendar': {
    usage: `<file.ics> ${INTO} [--encoding utf-16|windows-1252]`,
    run: async (central, [file = ''], settings) => {
      const { encoding } = settings;
      return importFile(central, file, settings, 'calendar', ({ timeZone }, now) => ({
        kind: 'calendar',
        timeZone,
        now,
        encoding,
      }));
    },
  },
  'import-hsds': {
    usage: `<file.json> ${INTO}`,
    run: async (central, [file = ''], settings) =>
      importFile(central, file, settings, 'hsds', ({ timeZone }, now) => ({
        kind: 'hsds',
        today: localTimeIn(timeZone, now).slice(0, 10),
      })),
  },
  'import-template': {
    usage: `${IMPORTED_LISTS.join('|')} <new file.csv>`,
    run: async (_central, [word = '', file = '']) => {
      const list = listOf(word);
      if (!list || file === '') return refused(`expected one of ${IMPORTED_LISTS.join(', ')}, and a file`);
      return (await wroteNew(file, csvTemplate(list)))
        ? { done: true, answer: { kind: 'written', file } }
        : refused('the file cannot be written, or is there already');
    },
  },
  'import-translations': {
    usage: '<file.csv> --into <content folder> [--dry-run] [--encoding utf-16|windows-1252]',
    run: async (central, [file = ''], settings) => {
      const town = await townOf(central, settings);
      if (!town) return noTown;
      if (settings.into === undefined) return noFolder;
      return resultOf(
        await importApart({
          kind: 'translations',
          folder: settings.into,
          file,
          languages: town.languages,
          dryRun: settings.dryRun === 'true',
          encoding: settings.encoding,
        }),
      );
    },
  },
};

async function importFile(
  central: Central,
  file: string,
  settings: Settings,
  defaultSource: string,
  formatOf: (town: TownDefinition, now: Date) => SourceFormat,
): Promise<CommandResult> {
  const town = await townOf(central, settings);
  if (!town) return noTown;
  if (settings.into === undefined) return noFolder;
  const source = SourceName.safeParse(settings.source ?? defaultSource);
  if (!source.success) return refused('--source: expected a name such as county-calendar');
  const [first = town.defaultLanguage] = town.languages;
  const language = LanguageTag.safeParse(settings.language ?? first);
  if (!language.success || !town.languages.includes(language.data))
    return refused(`--language: expected one of ${town.languages.join(', ')}`);
  return resultOf(
    await importApart({
      kind: 'source',
      format: formatOf(town, central.now()),
      options: {
        folder: settings.into,
        file,
        source: source.data,
        language: language.data,
        languages: town.languages,
        adopt: settings.adopt === 'true',
        dryRun: settings.dryRun === 'true',
      },
      translations: settings.translations ?? null,
    }),
  );
}

/** An import that could not write its translators' file has not done all that it was asked. */
const resultOf = (answer: ImportAnswer): CommandResult => ({
  done: answer.kind !== 'refused' && !('reason' in answer),
  answer,
});

const listOf = (word: string): ImportedList | undefined => IMPORTED_LISTS.find((list) => list === word);
const noTown = refused('which town? import one, or name it with --town');
const noFolder = refused('--into: expected the folder of content that takes the entries');

async function townOf({ db }: Central, { town }: Settings): Promise<TownDefinition | null> {
  const townId = town ?? (await onlyTown(db));
  return townId === null ? null : readTown(db, townId);
}
