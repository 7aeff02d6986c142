import type { ReceiptBlock, ReceiptDocument } from '../../../domain/paper/index.ts';

/**
 * The document in characters that a printer can be given. Control characters become spaces: in a printer's own text they
 * are commands (a bill's title with 10 14 in it would set one off), and none of them says anything to a reader.
 */
export function inPlainCharacters(document: ReceiptDocument): ReceiptDocument {
  return { ...document, blocks: document.blocks.map(plainBlock) };
}

/** What number formats and typography use and few code pages have: spaces that do not break, hyphens, single quotes, bullets. */
const PLAIN: readonly (readonly [RegExp, string])[] = [
  [/[\p{Cc}\p{Zl}\p{Zp}\u00a0\u2007\u2009\u202f]/gu, ' '],
  // Marks of direction and joining print nothing in the scripts that are sent as text.
  [/\p{Cf}/gu, ''],
  [/[\u2010\u2011\u2212]/g, '-'],
  [/[\u2018\u2019]/g, "'"],
  [/\u2022/g, '*'],
];

const plain = (text: string): string =>
  // One character for a letter with its accent: code pages have no other.
  PLAIN.reduce((changed, [from, to]) => changed.replace(from, to), text.normalize('NFC'));

function plainBlock(block: ReceiptBlock): ReceiptBlock {
  switch (block.kind) {
    case 'text':
      return { ...block, text: plain(block.text) };
    case 'row':
      return { ...block, label: plain(block.label), value: plain(block.value) };
    case 'qr':
      return { ...block, caption: plain(block.caption) };
    case 'logo':
    case 'rule':
    case 'tear':
    case 'space':
      return block;
  }
}
