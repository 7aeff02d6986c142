import { parse } from 'csv-parse/sync';
import { withoutGuards } from './csv-writer.ts';

export type CsvTable =
  | { readonly kind: 'table'; readonly header: readonly string[]; readonly rows: readonly CsvRow[] }
  | { readonly kind: 'wrong'; readonly path: string; readonly reason: string };
/** A row that is not empty; its number is the one that a spreadsheet shows. */
export type CsvRow = { readonly row: number; readonly cells: readonly string[] };

const DELIMITERS = [',', ';', '\t'] as const;
const MOST_RECORD_CHARACTERS = 200_000;

/** Reads a CSV file as spreadsheets write it: comma, semicolon or tab, UTF-8 with or without a mark, perhaps with `sep=;` before. */
export function readCsvTable(bytes: Uint8Array, mostRows: number): CsvTable {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return wrong('', 'expected UTF-8; save the file as "CSV UTF-8"');
  }
  const told = /^sep=([,;\t])\r?\n/i.exec(text);
  const skipped = told ? 1 : 0;
  if (told) text = text.slice(told[0].length);
  let records: string[][];
  try {
    records = parse(text, {
      delimiter: told?.[1] ?? delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: MOST_RECORD_CHARACTERS,
    });
  } catch (error) {
    const line = error instanceof Error && 'lines' in error ? Number(error.lines) + skipped : 1;
    return wrong(
      `line ${line}`,
      'expected CSV; a quotation mark is open or in a wrong place, or a cell is too long',
    );
  }
  const [header = [], ...rest] = records;
  const rows = rest
    .map((cells, index) => ({ row: index + 2 + skipped, cells: cells.map(withoutGuards) }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  if (rows.length > mostRows) return wrong(`row ${mostRows + 2}`, `expected at most ${mostRows} rows`);
  return { kind: 'table', header: header.map((name) => name.trim().toLowerCase()), rows };
}

/** The delimiter that the header has most often. */
function delimiterOf(text: string): string {
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  const count = (delimiter: string): number => line.split(delimiter).length;
  return DELIMITERS.reduce((best, one) => (count(one) > count(best) ? one : best));
}

const wrong = (path: string, reason: string): CsvTable => ({ kind: 'wrong', path, reason });
