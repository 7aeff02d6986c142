import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { expect, it } from 'vitest';
import yauzl from 'yauzl';
import { type Cell, type Column, type Workbook, writeWorkbook } from './index.ts';

const COLUMNS: readonly Column[] = [
  { title: 'what', width: 20 },
  { title: 'at', width: 18 },
  { title: 'amount', width: 14 },
];
const text = (words: string): Cell => ({ kind: 'text', text: words });
const EMPTY: Cell = { kind: 'empty' };

const workbook = (rows: readonly (readonly Cell[])[], mostRows?: number): Workbook => ({
  title: 'Payments & more',
  columns: COLUMNS,
  rows: Readable.from(rows),
  ...(mostRows === undefined ? {} : { mostRows }),
});

/** Every file of a package, in its order, each well-formed XML. */
async function partsOf(file: Readable): Promise<Map<string, string>> {
  const zip = await yauzl.fromBufferPromise(await buffer(file));
  const parts = new Map<string, string>();
  for await (const entry of zip.eachEntry()) {
    const xml = (await buffer(await zip.openReadStreamPromise(entry))).toString('utf8');
    expect(XMLValidator.validate(xml), entry.fileName).toBe(true);
    parts.set(entry.fileName, xml);
  }
  return parts;
}

const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '', trimValues: false });
type Read = { r: string; s: string; t?: string; v?: number; is?: { t: { '#text'?: string } } };
const cellsOf = (xml: string): Read[][] => {
  const rows = parser.parse(xml).worksheet.sheetData.row;
  return [rows].flat().map((row: { c?: Read | Read[] }) => [row.c ?? []].flat());
};

it('writes texts as texts, amounts as numbers in their currency and times as the days of the calendar', async () => {
  const parts = await partsOf(
    writeWorkbook(
      workbook([
        [
          text('=1+1'),
          { kind: 'time', localTime: '2026-11-24T18:00' },
          { kind: 'amount', decimal: '41.20', currency: 'EUR' },
        ],
        [text('<b>&"'), EMPTY, { kind: 'amount', decimal: '220.250', currency: 'TND' }],
      ]),
    ),
  );
  expect([...parts.keys()].sort()).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/_rels/workbook.xml.rels',
    'xl/styles.xml',
    'xl/workbook.xml',
    'xl/worksheets/sheet1.xml',
  ]);
  const [heading, first, second] = cellsOf(parts.get('xl/worksheets/sheet1.xml') ?? '');
  expect(heading?.map((cell) => cell.is?.t['#text'])).toEqual(['what', 'at', 'amount']);
  // The 24th of November 2026 is the 46,350th day since 1899-12-30, and six in the evening three quarters of it.
  expect(first).toMatchObject([
    { r: 'A2', t: 'inlineStr', is: { t: { '#text': '=1+1' } } },
    { r: 'B2', v: 46350.75 },
    { r: 'C2', v: 41.2 },
  ]);
  expect(second).toMatchObject([{ is: { t: { '#text': '<b>&"' } } }, { r: 'C3', v: 220.25 }]);
  const { styleSheet } = parser.parse(parts.get('xl/styles.xml') ?? '');
  const formatOf = (cell: Read | undefined): string =>
    styleSheet.numFmts.numFmt.find(
      ({ numFmtId }: { numFmtId: string }) => numFmtId === styleSheet.cellXfs.xf[Number(cell?.s)].numFmtId,
    )?.formatCode;
  expect(formatOf(first?.[1])).toBe('yyyy\\-mm\\-dd\\ hh:mm');
  expect(formatOf(first?.[2])).toBe('#,##0.00\\ "EUR"');
  expect(formatOf(second?.[1])).toBe('#,##0.000\\ "TND"');
});

it('bears every character that somebody may have typed', async () => {
  const words = [
    'a\u0000b\u001f',
    'lone \ud800 half',
    '_x0041_',
    '\u202eright to left',
    'two\r\nlines',
    '  ',
  ];
  const parts = await partsOf(writeWorkbook(workbook(words.map((word) => [text(word)]))));
  const rows = cellsOf(parts.get('xl/worksheets/sheet1.xml') ?? '').slice(1);
  expect(rows.map(([cell]) => cell?.is?.t['#text'])).toEqual([
    'a\ufffdb\ufffd',
    'lone \ufffd half',
    '_x005F_x0041_',
    '\u202eright to left',
    'two_x000D_\nlines',
    '  ',
  ]);
  const long = await partsOf(writeWorkbook(workbook([[text('x'.repeat(100_000))]])));
  const [, [cell] = []] = cellsOf(long.get('xl/worksheets/sheet1.xml') ?? '');
  expect(cell?.is?.t['#text']).toHaveLength(32_767);
});

it('continues with a further sheet where one is full, each under the heading, and no row is lost or doubled', async () => {
  const rows = Array.from({ length: 7 }, (_, at) => [text(`row ${at}`)]);
  const parts = await partsOf(writeWorkbook(workbook(rows, 4)));
  const sheets = [1, 2, 3].map((sheet) => cellsOf(parts.get(`xl/worksheets/sheet${sheet}.xml`) ?? ''));
  expect(sheets.map((sheet) => sheet.map(([cell]) => cell?.is?.t['#text']))).toEqual([
    ['what', 'row 0', 'row 1', 'row 2'],
    ['what', 'row 3', 'row 4', 'row 5'],
    ['what', 'row 6'],
  ]);
  expect(parts.has('xl/worksheets/sheet4.xml')).toBe(false);
  const names = parser.parse(parts.get('xl/workbook.xml') ?? '').workbook.sheets.sheet;
  expect(names.map(({ name }: { name: string }) => name)).toEqual([
    'Payments & more',
    'Payments & more 2',
    'Payments & more 3',
  ]);
});

it('is a whole workbook also without a row', async () => {
  const parts = await partsOf(writeWorkbook(workbook([])));
  expect(cellsOf(parts.get('xl/worksheets/sheet1.xml') ?? '')).toHaveLength(1);
});

it('asks for no row that the reader has no room for, and for none after the reader has gone', async () => {
  let asked = 0;
  let ended = false;
  async function* endless(): AsyncGenerator<readonly Cell[]> {
    try {
      for (;;) {
        asked += 1;
        // Nothing that could be made small.
        yield [text(Array.from({ length: 40 }, () => Math.random().toString(36)).join(''))];
      }
    } finally {
      ended = true;
    }
  }
  const file = writeWorkbook({ title: 'Endless', columns: COLUMNS, rows: endless() });
  let before = -1;
  // Rows are made until nothing has room for more.
  while (asked !== before) {
    before = asked;
    for (let turn = 0; turn < 200; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }
  expect(asked).toBeLessThan(5_000);
  file.destroy();
  await finished(file).catch(() => undefined);
  while (!ended) await new Promise((resolve) => setImmediate(resolve));
  expect(asked).toBeLessThan(5_000);
});

it('a failure of the rows is a failure of the file', async () => {
  async function* failing(): AsyncGenerator<readonly Cell[]> {
    yield [text('one')];
    throw new Error('the database is away');
  }
  const file = writeWorkbook({ title: 'Failing', columns: COLUMNS, rows: failing() });
  await expect(buffer(file)).rejects.toThrow('the database is away');
});
