import { join } from 'node:path';
import {
  CONTENT_LISTS,
  type ContentLists,
  checkContent,
  positionsOutsideMap,
} from '../../../domain/content/index.ts';
import { type FolderProblem, readLists } from '../content/index.ts';
import { type Found, IMPORTED_LISTS, MOST_ENTRIES, MOST_PROBLEMS, type ReadSource } from './found.ts';
import { type Lacking, lackingTranslations } from './lacking.ts';
import { entriesOf, type ImportTerms, mergeFound } from './merge.ts';
import { type ImportState, readState, STATE_FILE } from './state.ts';
import { finishWriting, writeTogether } from './write-together.ts';

export type ImportOptions = ImportTerms & {
  /** The town's folder `content/`. */
  readonly folder: string;
  /** The source's file, for sentences. */
  readonly file: string;
  /** Only tell what would change. */
  readonly dryRun: boolean;
};

export type ImportedSource =
  | {
      readonly kind: 'imported' | 'preview';
      readonly added: readonly string[];
      readonly changed: readonly string[];
      readonly gone: readonly string[];
      /** Entries of the source that were left out on purpose, one sentence each. */
      readonly notes: readonly string[];
      /** Texts that stand in the source's language where a translation is missing. */
      readonly lacking: readonly Lacking[];
    }
  /** Nothing was changed. */
  | { readonly kind: 'refused'; readonly problems: readonly FolderProblem[] };

/** Puts what a source brings into a town's folder of content, all or nothing; the folder is good content afterwards, or as it was. */
export async function importSource(
  read: (lists: ContentLists) => ReadSource,
  options: ImportOptions,
): Promise<ImportedSource> {
  const { folder, file, source, languages } = options;
  await finishWriting(folder);
  const [before, remembered] = [await readLists(folder), await readState(folder)];
  if (before.kind === 'refused') return { kind: 'refused', problems: [before.problem] };
  if (remembered.kind === 'refused') return { kind: 'refused', problems: [remembered.problem] };
  if (before.files.length === 0)
    return refused(folder, '', 'expected a folder of content, e.g. with places.json');
  const was = checkContent(before.lists, languages);
  if (was.kind === 'bad')
    return refused(
      join(folder, `${was.problem.list}.json`),
      was.problem.path,
      `expected ${was.problem.expected}`,
    );
  const found = read(before.lists);
  if (found.kind === 'refused') return found;
  if (found.entries.length === 0)
    return refused(
      file,
      '',
      'expected at least one entry; an empty source would remove all that it brought before',
    );
  if (found.entries.length > MOST_ENTRIES)
    return refused(file, '', `expected at most ${MOST_ENTRIES} entries`);
  const merged = mergeFound(before.lists, remembered.state, found.entries, options);
  if (merged.kind === 'taken')
    return refused(
      file,
      merged.found.at,
      `expected another id than "${merged.found.id}", which ${merged.by} has`,
    );
  const outside = positionsOutsideMap(merged.lists)
    .slice(0, MOST_PROBLEMS)
    .map((problem) => placed(problem, merged.lists, found.entries, options));
  if (outside.length > 0) return { kind: 'refused', problems: outside };
  const checked = checkContent(merged.lists, languages);
  if (checked.kind === 'bad')
    return { kind: 'refused', problems: [placed(checked.problem, merged.lists, found.entries, options)] };
  const { added, changed, gone, lists, state } = merged;
  const lacking = lackingTranslations(lists, state, source, languages);
  const answer = { added, changed, gone, notes: found.notes, lacking };
  if (options.dryRun) return { kind: 'preview', ...answer };
  await writeTogether(folder, changedFiles(before.lists, lists, remembered.state, state));
  return { kind: 'imported', ...answer };
}

/** The files of the lists that are others than before, and the imports' own. */
export function changedFiles(
  before: ContentLists,
  after: ContentLists,
  stateBefore: ImportState,
  state: ImportState,
): Record<string, string> {
  const files: Record<string, string> = {};
  for (const list of CONTENT_LISTS)
    if (after[list] !== undefined && written(before[list]) !== written(after[list]))
      files[`${list}.json`] = written(after[list]);
  if (written(stateBefore) !== written(state)) files[STATE_FILE] = written(state);
  return files;
}

const written = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** What is wrong, told by the place in the source where the entry stands; else by the place in the folder. */
function placed(
  problem: { readonly list: string; readonly path: string; readonly expected: string },
  lists: ContentLists,
  found: readonly Found[],
  { folder, file }: ImportOptions,
): FolderProblem {
  const [, index, rest = ''] = /^\[(\d+)\]\.?(.*)$/.exec(problem.path) ?? [];
  const list = IMPORTED_LISTS.find((one) => one === problem.list);
  const all = list && Array.isArray(lists[list]) ? entriesOf(lists, list) : [];
  const entry = found.find((one) => one.list === list && one.id === all[Number(index)]?.id);
  return entry && index !== undefined
    ? { file, path: `${entry.at}, ${rest || 'id'}`, reason: `expected ${problem.expected}` }
    : {
        file: join(folder, `${problem.list}.json`),
        path: problem.path,
        reason: `expected ${problem.expected}`,
      };
}

const refused = (file: string, path: string, reason: string): ImportedSource => ({
  kind: 'refused',
  problems: [{ file, path, reason }],
});
