import { type ContentLists, checkContent } from '../../../domain/content/index.ts';
import { type LanguageTag, LocalizedText } from '../../../domain/text/index.ts';
import { type FolderProblem, readLists } from '../content/index.ts';
import type { Encoding } from '../tables/index.ts';
import { IMPORTED_LISTS, MOST_PROBLEMS, MOST_SOURCE_BYTES } from './found.ts';
import { changedFiles } from './import-source.ts';
import { EARLIER_COLUMN, TRANSLATION_COLUMNS } from './lacking.ts';
import { entriesOf } from './merge.ts';
import { plainText } from './plain-text.ts';
import { readSheet } from './read-sheet.ts';
import { readState } from './state.ts';
import { finishWriting, writeTogether } from './write-together.ts';

export type ImportedTranslations =
  | { readonly kind: 'imported' | 'preview'; readonly texts: number }
  /** Nothing was changed. */
  | { readonly kind: 'refused'; readonly problems: readonly FolderProblem[] };

type Options = {
  readonly folder: string;
  readonly file: string;
  readonly languages: readonly LanguageTag[];
  readonly dryRun: boolean;
  readonly encoding?: Encoding | undefined;
};

const MOST_ROWS = 50_000;

/** Puts the filled cells of a translators' file into a folder of content, all or nothing. An empty cell changes nothing. */
export async function importTranslations(bytes: Uint8Array, options: Options): Promise<ImportedTranslations> {
  const { folder, file, languages, encoding } = options;
  const refuse = (problems: readonly Omit<FolderProblem, 'file'>[]): ImportedTranslations => ({
    kind: 'refused',
    problems: problems.slice(0, MOST_PROBLEMS).map((one) => ({ file, ...one })),
  });
  await finishWriting(folder);
  const [before, remembered] = [await readLists(folder), await readState(folder)];
  if (before.kind === 'refused') return { kind: 'refused', problems: [before.problem] };
  if (remembered.kind === 'refused') return { kind: 'refused', problems: [remembered.problem] };
  // Language tags have capitals, a table's header is in small letters.
  const columns = new Map(languages.map((language) => [language.toLowerCase(), language]));
  const known = [...TRANSLATION_COLUMNS, ...columns.keys(), EARLIER_COLUMN];
  const limits = { mostRows: MOST_ROWS, mostBytes: MOST_SOURCE_BYTES };
  const table = readSheet(bytes, { columns: known, ...limits, encoding });
  if (table.kind === 'wrong')
    return refuse([{ path: table.line === 0 ? '' : `line ${table.line}`, reason: table.reason }]);
  const wrong = table.header.filter((name, at) => !known.includes(name) || table.header.indexOf(name) !== at);
  const missing = TRANSLATION_COLUMNS.filter((name) => !table.header.includes(name));
  if (wrong.length + missing.length > 0)
    return refuse([
      { path: `line ${table.headerLine}`, reason: `expected the columns ${known.join(', ')}, each once` },
    ]);
  const lists = structuredClone(before.lists);
  const problems: Omit<FolderProblem, 'file'>[] = [];
  let texts = 0;
  const places = fieldsOf(lists);
  const twins = alike(places.values());
  for (const { line, cells } of table.rows) {
    if (problems.length >= MOST_PROBLEMS) break;
    const cell = new Map(table.header.map((name, at) => [name, (cells[at] ?? '').trim()]));
    const key = `${cell.get('list')}/${cell.get('id')}/${cell.get('field')}`;
    const place = places.get(key);
    const source = plainText(cell.get('source') ?? '');
    if (!place || source.kind === 'wrong' || !Object.values(place.text).includes(source.text)) {
      const reason = place
        ? 'expected the text as it stands now; it was changed since'
        : `expected a text that is there; ${key} is not`;
      problems.push({ path: `line ${line}, column source`, reason });
      continue;
    }
    for (const [name, language] of columns) {
      const plain = plainText(cell.get(name) ?? '');
      if (plain.kind === 'wrong')
        problems.push({ path: `line ${line}, column ${language}`, reason: `expected ${plain.expected}` });
      else if (plain.text !== '' && plain.text !== place.text[language]) {
        place.text[language] = plain.text;
        texts += 1;
        for (const twin of twins.get(JSON.stringify([place.kind, source.text])) ?? [])
          if (twin.text[language] === source.text) {
            twin.text[language] = plain.text;
            texts += 1;
          }
      }
    }
  }
  if (problems.length > 0) return refuse(problems);
  const checked = checkContent(lists, languages);
  if (checked.kind === 'bad') {
    const { list, path, expected } = checked.problem;
    return refuse([{ path: `${list}${path}`, reason: `expected ${expected}` }]);
  }
  if (options.dryRun) return { kind: 'preview', texts };
  await writeTogether(folder, changedFiles(before.lists, lists, remembered.state, remembered.state));
  return { kind: 'imported', texts };
}

/** The texts that say the same in some language, by their kind and what they say. */
function alike(fields: Iterable<Field>): ReadonlyMap<string, readonly Field[]> {
  const twins = new Map<string, Field[]>();
  for (const field of fields)
    for (const words of new Set(Object.values(field.text))) {
      const key = JSON.stringify([field.kind, words]);
      const others = twins.get(key);
      if (others) others.push(field);
      else twins.set(key, [field]);
    }
  return twins;
}

/** A text, and what kind it is: those of one kind that say the same are translated alike. */
type Field = { readonly kind: string; readonly text: Record<LanguageTag, string> };

/** Every text of the lists that can be imported, to be changed in place. */
function fieldsOf(lists: ContentLists): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const list of IMPORTED_LISTS)
    for (const entry of entriesOf(lists, list))
      for (const [field, value] of Object.entries(entry))
        if (LocalizedText.safeParse(value).success)
          fields.set(`${list}/${entry.id}/${field}`, {
            kind: `${list}/${field}`,
            text: value as Record<LanguageTag, string>,
          });
  return fields;
}
