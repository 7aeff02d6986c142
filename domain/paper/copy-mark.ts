import type { LanguageTag } from '../text/index.ts';
import type { ReceiptDocument } from './document.ts';

const COPY_WORDS: Readonly<Record<string, string>> = {
  en: 'COPY',
  es: 'COPIA',
  fr: 'DUPLICATA',
  de: 'KOPIE',
  pt: 'CÓPIA',
  pl: 'KOPIA',
  uk: 'КОПІЯ',
  ar: 'نسخة',
  'zh-Hans': '副本',
  vi: 'BẢN SAO',
};

/** The word that marks a copy, in a language; in English where the product has none. */
export const copyWord = (language: LanguageTag): string => COPY_WORDS[language] ?? 'COPY';

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
