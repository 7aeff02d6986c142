import { describe, expect, it } from 'vitest';
import { RECEIPT_LANGUAGES } from '../receipt/index.ts';
import { copyWord, withCopyMark } from './index.ts';

describe('the mark of a copy', () => {
  it('has a word of its own in every language of receipts', () => {
    const words = RECEIPT_LANGUAGES.map(copyWord);
    expect(new Set(words).size).toBe(RECEIPT_LANGUAGES.length);
    expect(copyWord('xx')).toBe('COPY');
  });

  it('stands at both ends, so that neither half of a torn receipt passes for the first one', () => {
    const document = {
      language: 'fr',
      direction: 'ltr',
      title: 'Reçu',
      blocks: [{ kind: 'rule' }],
    } as const;
    const marked = withCopyMark({ ...document, blocks: [...document.blocks] }).blocks;
    expect(marked.map((block) => (block.kind === 'text' ? block.text : block.kind))).toEqual([
      '*** DUPLICATA ***',
      'rule',
      '*** DUPLICATA ***',
    ]);
  });
});
