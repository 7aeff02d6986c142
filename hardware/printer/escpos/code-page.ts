import iconv from 'iconv-lite';
import type { ReceiptBlock, ReceiptDocument } from '../../../domain/paper/index.ts';
import type { PrinterProfile } from './profile.ts';

export type CodePage = PrinterProfile['codePages'][number];

/**
 * The one code page in which the whole document can be said, those that serve its language first; null when there is none
 * and the document is to be drawn. Takes a document in plain characters.
 */
export function codePageFor(document: ReceiptDocument, profile: PrinterProfile): CodePage | null {
  if (document.direction === 'rtl' || profile.columns === 0) return null;
  if (!document.blocks.every((block) => canBeSentAsText(block, profile))) return null;
  const text = document.blocks.map(textOf).join('\n');
  const serves = ({ languages }: CodePage): boolean => languages.includes(document.language);
  const inOrder = [...profile.codePages.filter(serves), ...profile.codePages.filter((page) => !serves(page))];
  return (
    inOrder.find(({ encoding }) => iconv.decode(iconv.encode(text, encoding), encoding) === text) ?? null
  );
}

/** The text in the bytes of a code page. */
export const inCodePage = (text: string, page: CodePage): Buffer => iconv.encode(text, page.encoding);

/** A code's content goes to the printer as it is: with control characters in it, it could set off a real-time command. */
function canBeSentAsText(block: ReceiptBlock, profile: PrinterProfile): boolean {
  return block.kind !== 'qr' || (profile.nativeQr && !/\p{Cc}/u.test(block.data));
}

function textOf(block: ReceiptBlock): string {
  switch (block.kind) {
    case 'text':
      return block.text;
    case 'row':
      return `${block.label} ${block.value}`;
    case 'qr':
      return block.caption;
    case 'logo':
    case 'rule':
    case 'tear':
    case 'space':
      return '';
  }
}
