import { PassThrough, Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import yazl from 'yazl';
import { type Cell, type Column, cellXml, headingXml, STYLES } from './cell.ts';
import { partsOf, sheetPath } from './parts.ts';

export type Workbook = {
  /** The name of its sheet; of further ones with their number. */
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: AsyncIterable<readonly Cell[]>;
  /** What a sheet takes at most, its heading included; the rest stands on further sheets. */
  readonly mostRows?: number;
};

/** As many as spreadsheets read. */
const MOST_ROWS = 1_048_576;
/** Rows are handed on in pieces of this size: one by one they would cost more than what is in them. */
const PIECE = 64 * 1024;

/**
 * A workbook (Office Open XML, ECMA-376) as a stream: rows are asked for as the reader takes them, so that a million need no more memory
 * than a thousand. When the reader goes, nothing more is asked for.
 */
export function writeWorkbook(workbook: Workbook): Readable {
  const zip = new yazl.ZipFile();
  // One of our own: the one of the library cannot be ended with an error.
  const out = new PassThrough();
  zip.outputStream.pipe(out);
  zip.on('error', (error: Error) => out.destroy(error));
  fill(zip, workbook, out).catch((error: Error) => out.destroy(error));
  return out;
}

async function fill(zip: yazl.ZipFile, workbook: Workbook, out: PassThrough): Promise<void> {
  const { title, columns, rows, mostRows = MOST_ROWS } = workbook;
  const source = rows[Symbol.asyncIterator]();
  const currencies: string[] = [];
  const styleOf = (currency: string): number => {
    if (!currencies.includes(currency)) currencies.push(currency);
    return STYLES.time + 1 + currencies.indexOf(currency);
  };
  let sheets = 0;
  try {
    let ahead = await source.next();
    const rowsOfSheet = async function* (): AsyncGenerator<readonly Cell[]> {
      for (let row = 1; row < mostRows && !ahead.done; row += 1) {
        yield ahead.value;
        ahead = await source.next();
      }
    };
    do {
      sheets += 1;
      const sheet = Readable.from(inPieces(sheetXml(columns, rowsOfSheet(), styleOf)));
      const stop = (): void => void sheet.destroy();
      out.once('close', stop);
      zip.addReadStream(sheet, sheetPath(sheets), { mtime: SOME_TIME });
      await finished(sheet);
      out.off('close', stop);
    } while (!ahead.done);
  } finally {
    await source.return?.();
  }
  for (const { path, xml } of partsOf(title, sheets, currencies))
    zip.addBuffer(Buffer.from(xml), path, { mtime: SOME_TIME });
  zip.end();
}

/** The times of the files in a package say nothing. */
const SOME_TIME = new Date(2000, 0, 1);

async function* sheetXml(
  columns: readonly Column[],
  rows: AsyncIterable<readonly Cell[]>,
  styleOf: (currency: string) => number,
): AsyncGenerator<string> {
  const letters = columns.map((_, at) => lettersOf(at));
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  const headings = columns.map(({ title }, at) => headingXml(title, `${letters[at]}1`));
  // The heading stays when somebody scrolls.
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${headings.join('')}</row>`;
  let row = 1;
  for await (const cells of rows) {
    row += 1;
    const written = cells.map((cell, at) => cellXml(cell, `${letters[at]}${row}`, styleOf));
    yield `<row r="${row}">${written.join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

async function* inPieces(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < PIECE) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** The name of a column: A to Z, then AA. */
const lettersOf = (at: number): string =>
  at < 26 ? (ALPHABET[at] ?? '') : `${lettersOf(Math.floor(at / 26) - 1)}${ALPHABET[at % 26]}`;
