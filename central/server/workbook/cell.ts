/** What stands in one cell. A text is a text whatever it begins with: nothing of it can run as a formula. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  /** A plain decimal such as `41.20`, shown with its currency and counted as a number. */
  | { readonly kind: 'amount'; readonly decimal: string; readonly currency: string }
  /** By the clocks of one place: `2026-11-24T14:03`. */
  | { readonly kind: 'time'; readonly localTime: string }
  | { readonly kind: 'empty' };

export type Column = {
  readonly title: string;
  /** In characters. */
  readonly width: number;
};

/** Says which of the workbook's styles an amount in this currency has. */
export type StyleOf = (currency: string) => number;

/** The styles that every workbook has, by their place in its list; those of the currencies follow. */
export const STYLES = { plain: 0, heading: 1, time: 2 } as const;

/** A cell as ECMA-376 writes it (part 1, clause 18.3.1.4), at a place such as `B7`. */
export function cellXml(cell: Cell, place: string, styleOf: StyleOf): string {
  switch (cell.kind) {
    case 'text':
      return textCell(cell.text, place, STYLES.plain);
    case 'amount':
      return `<c r="${place}" s="${styleOf(cell.currency)}"><v>${cell.decimal}</v></c>`;
    case 'time':
      return `<c r="${place}" s="${STYLES.time}"><v>${serialOf(cell.localTime)}</v></c>`;
    case 'empty':
      return '';
  }
}

export const headingXml = (text: string, place: string): string => textCell(text, place, STYLES.heading);

/** The text stands in the cell itself (`inlineStr`): a list of all texts would have to be in memory until the end. */
const textCell = (text: string, place: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;

/** Spreadsheets refuse a file with a longer one. */
const LONGEST_TEXT = 32_767;
/** What XML 1.0 cannot hold at all (clause 2.2). */
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/** What readers would take for a character written by its number (ST_Xstring, clause 22.9.2.19). */
const LIKE_A_NUMBER = /_(?=x[0-9a-f]{4}_)/gi;

/** A text as it stands in XML; what cannot stand there becomes a replacement character. */
export const xmlText = (text: string): string =>
  text
    .slice(0, LONGEST_TEXT)
    .toWellFormed()
    .replace(NOT_XML, '\ufffd')
    .replace(LIKE_A_NUMBER, '_x005F_')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '_x000D_');

const DAY_MS = 86_400_000;
/** Spreadsheets count days from here (part 1, clause 18.17.4.1). */
const FIRST_DAY = Date.UTC(1899, 11, 30);

/** A local time as the number of days since 1899-12-30: it has no time zone there. */
const serialOf = (localTime: string): string =>
  ((Date.parse(`${localTime}Z`) - FIRST_DAY) / DAY_MS).toFixed(8);
