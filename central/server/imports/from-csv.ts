import type { FolderProblem } from '../content/index.ts';
import type { Encoding, TableRow } from '../tables/index.ts';
import { COLUMNS, type Column } from './csv-columns.ts';
import {
  type Found,
  type ImportedList,
  MOST_ENTRIES,
  MOST_PROBLEMS,
  MOST_SOURCE_BYTES,
  type ReadSource,
  refusedSource,
} from './found.ts';
import { plainText } from './plain-text.ts';
import { readSheet } from './read-sheet.ts';

/** The entries of a CSV file whose columns are those of the list. A column that is left out stays as the folder has it. */
export function readCsv(
  file: string,
  bytes: Uint8Array,
  list: ImportedList,
  encoding?: Encoding,
): ReadSource {
  const known = COLUMNS[list];
  const columnNames = known.map(({ name }) => name);
  const limits = { mostRows: MOST_ENTRIES, mostBytes: MOST_SOURCE_BYTES };
  const table = readSheet(bytes, { columns: columnNames, ...limits, encoding });
  if (table.kind === 'wrong') return refusedSource(file, lineOf(table.line), table.reason);
  const path = lineOf(table.headerLine);
  const problems = headerProblems(table.header, known).map((reason) => ({ file, path, reason }));
  if (problems.length > 0) return { kind: 'refused', problems };
  const columns = table.header.map((name) => known.find((column) => column.name === name));
  const entries: Found[] = [];
  const bad: FolderProblem[] = [];
  for (const row of table.rows) {
    const read = readRow(row, columns, list);
    if ('problems' in read) bad.push(...read.problems.map((one) => ({ file, ...one })));
    else entries.push(read);
    if (bad.length >= MOST_PROBLEMS) break;
  }
  if (bad.length > 0) return { kind: 'refused', problems: bad.slice(0, MOST_PROBLEMS) };
  return { kind: 'read', entries, notes: [] };
}

/** The whole file is line 0. */
const lineOf = (line: number): string => (line === 0 ? '' : `line ${line}`);

function headerProblems(header: readonly string[], known: readonly Column[]): string[] {
  const names = known.map(({ name }) => name);
  return [
    ...known
      .filter(({ name, needed }) => needed && !header.includes(name))
      .map(
        ({ name }) => `expected a column "${name}", e.g. ${known.find((one) => one.name === name)?.example}`,
      ),
    ...header
      .filter((name) => !names.includes(name))
      .map((name) => `column "${name}" is not known; expected one of ${names.join(', ')}`),
    ...header
      .filter((name, index) => header.indexOf(name) !== index)
      .map((name) => `column "${name}" stands there twice; expected it once`),
  ].slice(0, MOST_PROBLEMS);
}

type CellProblem = { readonly column: Column; readonly expected: string };
const missing = (column: Column): CellProblem => ({ column, expected: `something, e.g. ${column.example}` });

type RowProblem = { readonly path: string; readonly reason: string };

function readRow(
  { line, cells }: TableRow,
  columns: readonly (Column | undefined)[],
  list: ImportedList,
): Found | { readonly problems: readonly RowProblem[] } {
  const at = lineOf(line);
  const problems: CellProblem[] = [];
  const texts: Record<string, string> = {};
  const facts: Record<string, unknown> = {};
  for (const [index, column] of columns.entries()) {
    if (!column) continue;
    const plain = plainText(cells[index] ?? '');
    const value = plain.kind === 'wrong' ? undefined : column.read ? column.read(plain.text) : plain.text;
    if (plain.kind === 'text' && plain.text === '') {
      if (column.needed) problems.push(missing(column));
    } else if (plain.kind === 'wrong') problems.push({ column, expected: plain.expected });
    else if (value === undefined) problems.push({ column, expected: `it written as ${column.example}` });
    else if (column.kind === 'text') texts[column.field] = plain.text;
    else facts[column.field] = value;
  }
  if (problems.length > 0)
    return {
      problems: problems.map(({ column, expected }) => ({
        path: `${at}, column ${column.name}`,
        reason: `expected ${expected}`,
      })),
    };
  const { id, longitude, latitude, ...others } = facts;
  const position = list === 'places' ? { position: [longitude, latitude] } : {};
  const owned = columns.map((column) => column?.field ?? '');
  return { list, id: String(id), at, texts, facts: { ...others, ...position }, owned };
}
