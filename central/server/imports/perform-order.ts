import { writeFile } from 'node:fs/promises';
import type { ContentLists } from '../../../domain/content/index.ts';
import type { LanguageTag } from '../../../domain/text/index.ts';
import { type FolderProblem, readPlainFile } from '../content/index.ts';
import type { Encoding } from '../tables/index.ts';
import { type ImportedList, MOST_SOURCE_BYTES, type ReadSource } from './found.ts';
import { readCalendar } from './from-calendar.ts';
import { readCsv } from './from-csv.ts';
import { readHsds } from './from-hsds.ts';
import { type ImportOptions, importSource } from './import-source.ts';
import { importTranslations } from './import-translations.ts';
import { translationsCsv } from './lacking.ts';

/** What a source's file is, and what its reader has to know of the town. */
export type SourceFormat =
  | { readonly kind: 'csv'; readonly list: ImportedList; readonly encoding?: Encoding | undefined }
  | {
      readonly kind: 'calendar';
      readonly timeZone: string;
      readonly now: Date;
      readonly encoding?: Encoding | undefined;
    }
  | { readonly kind: 'hsds'; readonly today: string };

/** An import into a folder of content, as plain data: it is performed in a process of its own. */
export type ImportOrder =
  | {
      readonly kind: 'source';
      readonly format: SourceFormat;
      readonly options: ImportOptions;
      /** Where the texts that lack a translation are written; null for nowhere. */
      readonly translations: string | null;
    }
  | {
      readonly kind: 'translations';
      readonly folder: string;
      readonly file: string;
      readonly languages: readonly LanguageTag[];
      readonly dryRun: boolean;
      readonly encoding?: Encoding | undefined;
    };

/** How many, and the first of their names. */
export type Named = { readonly count: number; readonly first: readonly string[] };

/** What became of an import, in few words, however long it was. */
export type ImportAnswer =
  | {
      readonly kind: 'imported' | 'preview';
      readonly added: Named;
      readonly changed: Named;
      readonly gone: Named;
      readonly notes: Named;
      readonly lackingTranslation: number;
      /** What went wrong after the import: its translators' file cannot be written. */
      readonly reason?: string;
    }
  | { readonly kind: 'imported' | 'preview'; readonly texts: number }
  /** Nothing was changed. */
  | { readonly kind: 'refused'; readonly problems: readonly FolderProblem[] };

const MOST_NAMED = 50;

/** Reads the file of an order and puts what it brings into the folder. */
export async function performOrder(order: ImportOrder): Promise<ImportAnswer> {
  const { file } = order.kind === 'source' ? order.options : order;
  const bytes = await readPlainFile(file, MOST_SOURCE_BYTES);
  if (typeof bytes === 'string') return { kind: 'refused', problems: [{ file, path: '', reason: bytes }] };
  if (order.kind === 'translations') return importTranslations(bytes, order);
  const { format, options, translations } = order;
  const imported = await importSource((lists) => read(bytes, lists, file, format), options);
  if (imported.kind === 'refused') return imported;
  const { kind, added, changed, gone, notes, lacking } = imported;
  const answer = {
    kind,
    added: named(added),
    changed: named(changed),
    gone: named(gone),
    notes: named(notes),
    lackingTranslation: lacking.length,
  };
  if (translations === null) return answer;
  return (await wroteNew(translations, translationsCsv(lacking, options.languages)))
    ? answer
    : { ...answer, reason: `${translations} cannot be written, or is there already` };
}

function read(bytes: Buffer, lists: ContentLists, file: string, format: SourceFormat): ReadSource {
  switch (format.kind) {
    case 'csv':
      return readCsv(file, bytes, format.list, format.encoding);
    case 'calendar':
      return readCalendar(file, bytes, { ...format, lists });
    case 'hsds':
      return readHsds(file, bytes, { ...format, lists });
  }
}

const named = (names: readonly string[]): Named => ({
  count: names.length,
  first: names.slice(0, MOST_NAMED),
});

/** Writes a file that was not there; a translator's work is never written over. */
export async function wroteNew(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}
