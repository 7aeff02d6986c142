import { Readable } from 'node:stream';
import { type Stringifier, stringify } from 'csv-stringify';
import { guardCell } from '../imports/index.ts';
import { type Cell, type Column, writeWorkbook } from '../workbook/index.ts';
import { EXPORTED, type ExportedRow } from './exported-rows.ts';

/** The rows as CSV in UTF-8 with the mark by which spreadsheets know it. No cell can run as a formula. */
export function asCsv(found: AsyncIterable<ExportedRow>, onError: (error: Error) => void): Readable {
  const writer: Stringifier = stringify({
    header: true,
    columns: [...EXPORTED],
    bom: true,
    record_delimiter: 'windows',
    cast: { string: guardCell },
  });
  const rows = Readable.from(withTimesForCsv(found));
  rows.on('error', (error) => writer.destroy(error));
  // Who asked for it has gone: nothing more is read from the database.
  writer.on('close', () => rows.destroy());
  writer.on('error', onError);
  return rows.pipe(writer);
}

/** `2026-11-24 14:03` is what spreadsheets read as a time. */
async function* withTimesForCsv(rows: AsyncIterable<ExportedRow>): AsyncGenerator<ExportedRow> {
  for await (const row of rows) yield { ...row, started: row.started.replace('T', ' ') };
}

/** The same rows as a workbook: times are times by the town's clocks, amounts are numbers with their currency, all else is text. */
export function asWorkbook(rows: AsyncIterable<ExportedRow>, onError: (error: Error) => void): Readable {
  const file = writeWorkbook({
    title: 'Transactions',
    columns: EXPORTED.map((name): Column => ({ title: name, width: WIDTHS[name] ?? 14 })),
    rows: cellsOf(rows),
  });
  file.on('error', onError);
  return file;
}

const WIDTHS: Readonly<Partial<Record<keyof ExportedRow, number>>> = {
  reference: 20,
  started: 18,
  time_zone: 18,
  kiosk_name: 26,
  service: 26,
  card: 12,
  refusal: 22,
};

async function* cellsOf(rows: AsyncIterable<ExportedRow>): AsyncGenerator<readonly Cell[]> {
  for await (const row of rows) yield EXPORTED.map((name) => cellOf(name, row));
}

function cellOf(name: keyof ExportedRow, row: ExportedRow): Cell {
  const text = row[name];
  if (text === '') return { kind: 'empty' };
  if (name === 'started') return { kind: 'time', localTime: text };
  return name === 'amount'
    ? { kind: 'amount', decimal: text, currency: row.currency }
    : { kind: 'text', text };
}
