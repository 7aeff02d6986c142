/** What a spreadsheet takes for the beginning of a formula, also in its wide form. */
const FORMULA = '[=+@\\-＝＋＠－]';
/**
 * Where a cell begins for some spreadsheet: at its own beginning, and behind whatever some country's spreadsheet takes for the end of a cell.
 */
const BEGINNING = '(^|[,;\\t\\r\\n])([ \\u00a0]*"?[ \\u00a0]*)';
const UNGUARDED = new RegExp(`${BEGINNING}('*)(?=${FORMULA})`, 'g');
const GUARDED = new RegExp(`${BEGINNING}'('*)(?=${FORMULA})`, 'g');
const NUMBER = /^-?\d+([.,]\d+)?$/;

/**
 * Rows as CSV, whole; what is streamed is written by csv-stringify with the same guard. Texts come from calendars and people elsewhere: one that a spreadsheet would take for a
 * formula gets an apostrophe before it, by which the spreadsheet takes it for a text (OWASP, CSV injection).
 */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join('');

/** A text that no spreadsheet takes for a formula; a number stays what it is. */
export const guardCell = (value: string): string =>
  NUMBER.test(value) ? value : value.replace(UNGUARDED, "$1$2'$3");

/** One cell, guarded. */
export function csvCell(value: string): string {
  const guarded = guardCell(value);
  return /[",;\t\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

/** A cell that was read, without the apostrophes that `csvOf` put there. */
export const withoutGuards = (cell: string): string => cell.replace(GUARDED, '$1$2$3');
