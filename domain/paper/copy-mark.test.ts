import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../text/index.ts';
import { copyWord, withCopyMark } from './index.ts';

describe('the mark of a copy', () => {
  it('has a word in every language', () => {
    expect(LANGUAGES.map(copyWord)).toEqual(expect.arrayContaining(['COPY', 'DUPLICATA', '副本']));
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
