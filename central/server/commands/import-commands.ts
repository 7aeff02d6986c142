import { writeFile } from 'node:fs/promises';
import type { ContentLists } from '../../../domain/content/index.ts';
import { LanguageTag } from '../../../domain/text/index.ts';
import { localTimeIn } from '../../../domain/time/index.ts';
import type { TownDefinition } from '../../../domain/town/index.ts';
import type { Central } from '../central.ts';
import { readPlainFile } from '../content/index.ts';
import {
  csvTemplate,
  IMPORTED_LISTS,
  type ImportedList,
  importSource,
  importTranslations,
  MOST_SOURCE_BYTES,
  type ReadSource,
  readCalendar,
  readCsv,
  readHsds,
  SourceName,
  translationsCsv,
} from '../imports/index.ts';
import { onlyTown, readTown } from '../town/index.ts';
import { type Command, type CommandResult, refused } from './command.ts';
import type { Settings } from './options.ts';

const INTO =
  '--into <content folder> [--dry-run] [--language en] [--source name] [--adopt] [--translations <file.csv>]';
const MOST_NAMED = 50;

/** The commands that bring lists from elsewhere into a town's folder of content. */
export const importCommands: Readonly<Record<string, { readonly usage: string; readonly run: Command }>> = {
  'import-csv': {
    usage: `${IMPORTED_LISTS.join('|')} <file.csv> ${INTO} [--encoding utf-16|windows-1252]`,
    run: async (central, [word = '', file = ''], settings) => {
      const list = listOf(word);
      if (!list) return refused(`expected one of ${IMPORTED_LISTS.join(', ')}`);
      return importFile(central, file, settings, `csv-${list}`, (bytes) =>
        readCsv(file, bytes, list, settings.encoding),
      );
    },
  },
  'import-calendar': {
    usage: `<file.ics> ${INTO} [--encoding utf-16|windows-1252]`,
    run: async (central, [file = ''], settings) =>
      importFile(central, file, settings, 'calendar', (bytes, { town, lists, now }) =>
        readCalendar(file, bytes, { timeZone: town.timeZone, lists, now, encoding: settings.encoding }),
      ),
  },
  'import-hsds': {
    usage: `<file.json> ${INTO}`,
    run: async (central, [file = ''], settings) =>
      importFile(central, file, settings, 'hsds', (bytes, { town, lists, now }) =>
        readHsds(file, bytes, { lists, today: localTimeIn(town.timeZone, now).slice(0, 10) }),
      ),
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
      const bytes = await readPlainFile(file, MOST_SOURCE_BYTES);
      if (typeof bytes === 'string') return refused(bytes);
      if (settings.into === undefined) return noFolder;
      const answer = await importTranslations(bytes, {
        folder: settings.into,
        file,
        languages: town.languages,
        dryRun: settings.dryRun === 'true',
        encoding: settings.encoding,
      });
      return { done: answer.kind !== 'refused', answer };
    },
  },
};

/** What a reader of a source may need to know: the town and what its folder has. */
type Known = { readonly town: TownDefinition; readonly lists: ContentLists; readonly now: Date };

async function importFile(
  central: Central,
  file: string,
  settings: Settings,
  defaultSource: string,
  read: (bytes: Buffer, known: Known) => ReadSource,
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
  const bytes = await readPlainFile(file, MOST_SOURCE_BYTES);
  if (typeof bytes === 'string') return refused(bytes);
  const answer = await importSource((lists) => read(bytes, { town, lists, now: central.now() }), {
    folder: settings.into,
    file,
    source: source.data,
    language: language.data,
    languages: town.languages,
    adopt: settings.adopt === 'true',
    dryRun: settings.dryRun === 'true',
  });
  if (answer.kind === 'refused') return { done: false, answer };
  const { lacking, ...rest } = answer;
  const { translations } = settings;
  if (translations !== undefined && !(await wroteNew(translations, translationsCsv(lacking, town.languages))))
    return {
      done: false,
      answer: { ...summary(rest), reason: `${translations} cannot be written, or is there already` },
    };
  return { done: true, answer: { ...summary(rest), lackingTranslation: lacking.length } };
}

/** A long import in a short line: counts, and the first names of each. */
function summary({ kind, ...lists }: { readonly kind: string } & Readonly<Record<string, unknown>>): object {
  const short = Object.entries(lists).map(([name, all]) => {
    const names: readonly unknown[] = Array.isArray(all) ? all : [];
    return [name, { count: names.length, first: names.slice(0, MOST_NAMED) }];
  });
  return { kind, ...Object.fromEntries(short) };
}

/** Writes a file that was not there; a translator's work is never written over. */
async function wroteNew(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

const listOf = (word: string): ImportedList | undefined => IMPORTED_LISTS.find((list) => list === word);
const noTown = refused('which town? import one, or name it with --town');
const noFolder = refused('--into: expected the folder of content that takes the entries');

async function townOf({ db }: Central, { town }: Settings): Promise<TownDefinition | null> {
  const townId = town ?? (await onlyTown(db));
  return townId === null ? null : readTown(db, townId);
}
