import iconv from 'iconv-lite';
import type { ReceiptDocument } from '../../domain/receipt/index.ts';
import type { PrinterProfile } from './profile.ts';

export type CodePage = PrinterProfile['codePages'][number];

/** What the languages' own number formats use and no code page has: spaces that do not break, and a narrow minus. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[\u00a0\u2007\u2009\u202f]/g, ' '],
  [/[\u2010\u2011\u2212]/g, '-'],
  [/[\u2018\u2019]/g, "'"],
  [/\u2022/g, '*'],
];

/** The text as a printer's own characters can say it, without changing what it says. */
export const plain = (text: string): string =>
  PLAIN.reduce((changed, [from, to]) => changed.replace(from, to), text);

/** The first code page of the printer that has every character of the document; null when there is none. */
export function codePageFor(document: ReceiptDocument, profile: PrinterProfile): CodePage | null {
  if (document.direction === 'rtl' || profile.columns === 0) return null;
  const text = plain(document.blocks.map(textOf).join('\n'));
  return (
    profile.codePages.find(({ encoding }) => iconv.decode(iconv.encode(text, encoding), encoding) === text) ??
    null
  );
}

/** The text in the bytes of a code page. */
export const inCodePage = (text: string, page: CodePage): Buffer => iconv.encode(plain(text), page.encoding);

function textOf(block: ReceiptDocument['blocks'][number]): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'row':
      return `${block.label} ${block.value}`;
    case 'qr':
      return block.caption;
    case 'logo':
    case 'rule':
    case 'space':
      return '';
  }
}
