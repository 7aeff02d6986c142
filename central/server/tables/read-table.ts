import { type CsvError, type Info, parse } from 'csv-parse/sync';
import { decodeText, type Encoding } from './decode-text.ts';
import { delimiterOf } from './delimiter.ts';
import { encodedTwice } from './encoded-twice.ts';
import { linesOf } from './lines-of.ts';

/** A row with something in it; its line is where it ends in the file, counted from 1. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] };

/** A line such as `#total,2,30.50`, which says something about the file. */
export type ControlLine = {
  readonly line: number;
  readonly name: string;
  readonly values: readonly string[];
};

export type Table = {
  readonly kind: 'table';
  /** The columns' names in small letters; columns without a name at the end are empty and left out. */
  readonly header: readonly string[];
  readonly headerLine: number;
  readonly rows: readonly TableRow[];
  readonly controls: readonly ControlLine[];
  readonly delimiter: string;
};

export type ReadTable = Table | { readonly kind: 'wrong'; readonly line: number; readonly reason: string };

export type TableTerms = {
  /** The columns that a file may have, to recognise its delimiter. */
  readonly columns: readonly string[];
  readonly mostRows: number;
  readonly mostBytes: number;
  /** The names of the control lines that a file may have, e.g. `#total`; without any, such a line is a row. */
  readonly controls?: readonly string[];
  readonly encoding?: Encoding | undefined;
};

const MOST_RECORD_CHARACTERS = 200_000;
/** Columns with something in them; a spreadsheet may make its rows as wide as the sheet besides. */
const MOST_COLUMNS = 200;
const MOST_CELLS = 5_000_000;

/**
 * Reads a table as programs and spreadsheets write it: comma, semicolon or tab, perhaps told by `sep=;`; with or without a
 * byte order mark; rows made as wide as the sheet; rows whose cells were cleared. Every import reads its tables here.
 */
export function readTable(bytes: Uint8Array, terms: TableTerms): ReadTable {
  const { mostRows, mostBytes } = terms;
  if (bytes.byteLength > mostBytes) return wrong(0, `expected at most ${mostBytes / 1_000_000} MB`);
  // A line costs much more than its bytes: what has too many is refused before any is read.
  const lines = linesOf(bytes);
  if (lines > 4 * mostRows + 1_000)
    return wrong(0, `expected at most ${mostRows} rows; there are ${lines} lines`);
  const decoded = decodeText(bytes, terms.encoding);
  if (decoded.kind === 'wrong') return wrong(1, decoded.reason);
  const twice = encodedTwice(decoded.text);
  if (twice !== null)
    return wrong(
      1,
      `expected letters as they are; they were read wrongly before (as in ${twice}): export the file anew`,
    );
  const told = /^"?sep=([,;\t])"?\r?\n/i.exec(decoded.text);
  const text = decoded.text.slice(told?.[0].length ?? 0).replace(/\u001a\s*$/, '');
  const skipped = told ? 1 : 0;
  const delimiter = told?.[1] ?? delimiterOf(text, terms.columns);
  if (hasMore(text, delimiter, MOST_CELLS))
    return wrong(0, `expected at most ${MOST_CELLS} cells, empty ones among them`);
  const records = recordsOf(text, delimiter, mostRows);
  if ('reason' in records) return wrong(records.line + skipped, records.reason);
  const filled = records.map(({ line, cells }) => ({ line: line + skipped, cells }));
  return asTable(filled, delimiter, terms);
}

function asTable(filled: readonly TableRow[], delimiter: string, terms: TableTerms): ReadTable {
  const [first, ...rest] = filled;
  const header = first?.cells.map((name) => name.trim().toLowerCase()) ?? [];
  const headerLine = first?.line ?? 1;
  const nameless = header.indexOf('');
  if (nameless >= 0) return wrong(headerLine, `expected a name for column ${nameless + 1}`);
  const divided = [first, ...rest].find(
    (row) => row && isDividedOtherwise(row, header.length, terms.columns),
  );
  if (divided) return wrong(divided.line, dividedOtherwise(header.length, delimiter));
  const isControl = ({ cells }: TableRow): boolean =>
    terms.controls !== undefined && (cells[0] ?? '').trimStart().startsWith('#');
  const rows = rest.filter((row) => !isControl(row));
  if (rows.length > terms.mostRows)
    return wrong(rows[terms.mostRows]?.line ?? 0, `expected at most ${terms.mostRows} rows`);
  const wide = rows.find(({ cells }) => cells.length > header.length);
  if (wide) return wrong(wide.line, tooWide(wide.cells.length, header.length, delimiter));
  const controls = rest
    .filter(isControl)
    .map(({ line, cells: [name = '', ...values] }) => ({ line, name: name.trim().toLowerCase(), values }));
  const unknown = controls.find(({ name }) => !terms.controls?.includes(name));
  if (unknown)
    return wrong(unknown.line, `expected a control line that is known: ${terms.controls?.join(', ')}`);
  return { kind: 'table', header, headerLine, rows, controls, delimiter };
}

/** A row of one cell that holds the row's cells, parted by another sign. */
function isDividedOtherwise({ cells }: TableRow, columns: number, known: readonly string[]): boolean {
  const [only = ''] = cells;
  if (cells.length > 1 || (columns === 1 && known.includes(only.trim().toLowerCase()))) return false;
  const least = Math.max(2, columns === 1 ? 2 : Math.min(columns, 3));
  return [',', ';', '\t', '|'].some((sign) => only.split(sign).length >= least);
}

const dividedOtherwise = (columns: number, delimiter: string): string =>
  columns === 1
    ? 'expected columns that are parted by commas, semicolons or tabs'
    : `expected cells that are parted by ${NAMES[delimiter] ?? delimiter}, as the first line has them`;
const NAMES: Readonly<Record<string, string>> = { ',': 'commas', ';': 'semicolons', '\t': 'tabs' };

const tooWide = (there: number, expected: number, delimiter: string): string =>
  `expected ${expected} cells; there are ${there}${
    delimiter === ',' ? ' (a decimal comma, or a comma in a text without quotation marks?)' : ''
  }`;

type Records = readonly TableRow[] | { readonly line: number; readonly reason: string };

/** A table that has more than any table of a town. */
class TooMuch extends Error {}

/** The rows that have something in them. */
function recordsOf(text: string, delimiter: string, mostRows: number): Records {
  const rows: TableRow[] = [];
  let line = 1;
  const take = (record: string[], { lines }: Info): null => {
    line = lines;
    const cells = withoutPadding(record);
    if (cells.length > MOST_COLUMNS) throw new TooMuch(`expected at most ${MOST_COLUMNS} columns`);
    if (cells.length > 0) rows.push({ line, cells });
    return null;
  };
  const options = {
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MOST_RECORD_CHARACTERS,
    // Rows that are empty but for their commas are dropped; so many may be among them.
    to: 2 * mostRows + 100,
    on_record: take,
  };
  try {
    parse(text, options);
    return rows;
  } catch (error) {
    if (error instanceof TooMuch) return { line, reason: error.message };
    return {
      line: 'lines' in Object(error) ? Number((error as CsvError).lines) : line,
      reason: 'expected CSV; a quotation mark is open or in a wrong place, or a cell is too long',
    };
  }
}

/** A row without the empty cells at its end, which spreadsheets add to make every row as wide as the sheet. */
function withoutPadding(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

/** Whether a text has a character more often than that. */
function hasMore(text: string, character: string, most: number): boolean {
  let left = most;
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1)) {
    left -= 1;
    if (left < 0) return true;
  }
  return false;
}

const wrong = (line: number, reason: string): ReadTable => ({ kind: 'wrong', line, reason });
