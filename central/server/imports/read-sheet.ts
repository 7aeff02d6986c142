import { type ReadTable, readTable, type TableTerms } from '../tables/index.ts';
import { withoutGuards } from './csv-writer.ts';

/** Reads a table that we may have written: without the apostrophes that `csvOf` puts before what looks like a formula. */
export function readSheet(bytes: Uint8Array, terms: TableTerms): ReadTable {
  const table = readTable(bytes, terms);
  if (table.kind === 'wrong') return table;
  return { ...table, rows: table.rows.map((row) => ({ ...row, cells: row.cells.map(withoutGuards) })) };
}
