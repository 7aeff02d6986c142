import { type LanguageTag, languageOf } from '../text/index.ts';
import type { ReceiptDocument } from './document.ts';

/** The word that marks a copy, in a language; in English where the product does not speak it. */
export const copyWord = (language: LanguageTag): string => languageOf(language).copy;

/** The same receipt, marked at its top and its end as a copy of one that may be out already. */
export function withCopyMark(document: ReceiptDocument): ReceiptDocument {
  const mark = {
    kind: 'text',
    text: `*** ${copyWord(document.language)} ***`,
    align: 'center',
    weight: 'strong',
  } as const;
  return { ...document, blocks: [mark, ...document.blocks, mark] };
}
