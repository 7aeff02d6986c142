import { Readable } from 'node:stream';
import { type Stringifier, stringify } from 'csv-stringify';
import { guardCell } from '../imports/index.ts';
import { type Cell, type Column, writeWorkbook } from '../workbook/index.ts';

/** A list as a file, whatever its kind: each row a text for every column, read as it is written. */
export type TableFile<Name extends string> = {
  readonly title: string;
  readonly columns: readonly Name[];
  readonly rows: AsyncIterable<Readonly<Record<Name, string>>>;
  /** Columns whose texts are times by the town's clocks: `2026-11-24T14:03`. */
  readonly times?: readonly Name[];
  /** Columns whose texts are plain decimals, or empty where there is none. */
  readonly amounts: readonly Name[];
  /** The column that says in which currency they are. */
  readonly currency: Name;
  /** How wide columns are in a workbook, in characters. */
  readonly widths: Readonly<Partial<Record<Name, number>>>;
};

/** The rows as CSV in UTF-8 with the mark by which spreadsheets know it. No cell can run as a formula. */
export function asCsv<Name extends string>(
  table: TableFile<Name>,
  onError: (error: Error) => void,
): Readable {
  const writer: Stringifier = stringify({
    header: true,
    columns: [...table.columns],
    bom: true,
    record_delimiter: 'windows',
    cast: { string: guardCell },
  });
  const rows = Readable.from(rowsForCsv(table));
  rows.on('error', (error) => writer.destroy(error));
  // Who asked for it has gone: nothing more is read from the database.
  writer.on('close', () => rows.destroy());
  writer.on('error', onError);
  return rows.pipe(writer);
}

/** `2026-11-24 14:03` is what spreadsheets read as a time. */
async function* rowsForCsv<Name extends string>({
  columns,
  rows,
  times = [],
}: TableFile<Name>): AsyncGenerator<readonly string[]> {
  for await (const row of rows)
    yield columns.map((name) => (times.includes(name) ? row[name].replace('T', ' ') : row[name]));
}

/** The same rows as a workbook: times are times by the town's clocks, amounts are numbers with their currency, all else is text. */
export function asWorkbook<Name extends string>(
  table: TableFile<Name>,
  onError: (error: Error) => void,
): Readable {
  const file = writeWorkbook({
    title: table.title,
    columns: table.columns.map((name): Column => ({ title: name, width: table.widths[name] ?? 14 })),
    rows: cellsOf(table),
  });
  file.on('error', onError);
  return file;
}

async function* cellsOf<Name extends string>(table: TableFile<Name>): AsyncGenerator<readonly Cell[]> {
  for await (const row of table.rows) yield table.columns.map((name) => cellOf(name, row, table));
}

function cellOf<Name extends string>(
  name: Name,
  row: Readonly<Record<Name, string>>,
  { times = [], amounts, currency }: TableFile<Name>,
): Cell {
  const text = row[name];
  if (text === '') return { kind: 'empty' };
  if (times.includes(name)) return { kind: 'time', localTime: text };
  return amounts.includes(name)
    ? { kind: 'amount', decimal: text, currency: row[currency] }
    : { kind: 'text', text };
}
