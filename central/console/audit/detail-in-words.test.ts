import { expect, it } from 'vitest';
import { detailInWords } from './detail-in-words.ts';

it('says what else is known of a change in words, and what is empty as well', () => {
  expect(detailInWords({ ring: 'early', noteLength: 25, desk: null })).toBe(
    'Ring: early, Note length: 25, Desk: none',
  );
  expect(detailInWords({})).toBe('');
});
