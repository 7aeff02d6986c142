import { minorDigits } from '../../../domain/money/index.ts';
import { xmlText } from './cell.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** One file in the package. */
export type Part = { readonly path: string; readonly xml: string };

export const sheetPath = (sheet: number): string => `xl/worksheets/sheet${sheet}.xml`;

/** What a workbook has besides its sheets (ECMA-376, part 1, clause 12.3, and part 2). */
export function partsOf(title: string, sheets: number, currencies: readonly string[]): readonly Part[] {
  const each = (write: (sheet: number) => string): string =>
    Array.from({ length: sheets }, (_, at) => write(at + 1)).join('');
  const styles = sheets + 1;
  return [
    {
      path: '[Content_Types].xml',
      xml: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/>${each((sheet) => `<Override PartName="/${sheetPath(sheet)}" ContentType="${KIND}.worksheet+xml"/>`)}<Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/></Types>`,
    },
    {
      path: '_rels/.rels',
      xml: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      path: 'xl/workbook.xml',
      xml: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${each((sheet) => `<sheet name="${xmlText(nameOf(title, sheet))}" sheetId="${sheet}" r:id="rId${sheet}"/>`)}</sheets></workbook>`,
    },
    {
      path: 'xl/_rels/workbook.xml.rels',
      xml: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${each((sheet) => `<Relationship Id="rId${sheet}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${sheet}.xml"/>`)}<Relationship Id="rId${styles}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    },
    { path: 'xl/styles.xml', xml: stylesXml(currencies) },
  ];
}

const nameOf = (title: string, sheet: number): string => (sheet === 1 ? title : `${title} ${sheet}`);

/** Formats of our own have numbers from here (part 1, clause 18.8.30). */
const TIME_FORMAT = 164;
const FIRST_CURRENCY_FORMAT = 165;

/** The styles in the order of `STYLES`, then one for each currency. */
function stylesXml(currencies: readonly string[]): string {
  const formats = [
    `<numFmt numFmtId="${TIME_FORMAT}" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/>`,
    ...currencies.map(
      (currency, at) =>
        `<numFmt numFmtId="${FIRST_CURRENCY_FORMAT + at}" formatCode="${xmlText(currencyFormat(currency))}"/>`,
    ),
  ];
  const style = (format: number, more = ''): string =>
    `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0"${more}/>`;
  const styles = [
    style(0),
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
    style(TIME_FORMAT, ' applyNumberFormat="1"'),
    ...currencies.map((_, at) => style(FIRST_CURRENCY_FORMAT + at, ' applyNumberFormat="1"')),
  ];
  const font = (bold: string): string => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`;
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${styles.length}">${styles.join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

/** An amount with as many decimals as its currency has, and the currency after it: `41.20 EUR`. */
function currencyFormat(currency: string): string {
  const digits = minorDigits(currency);
  return `#,##0${digits === 0 ? '' : `.${'0'.repeat(digits)}`}\\ "${currency}"`;
}
