import { describe, expect, it } from 'vitest';
import { plainText, publicText } from './plain-text.ts';

describe('the text of a report', () => {
  it('is kept without control characters, half characters and turns of direction', () => {
    expect(plainText(' a\u0000b\r\nc\u202e\rd\ud800 ')).toBe('ab\nc\nd\ufffd');
  });

  it('is shown to everybody without ways to reach its writer', () => {
    expect(publicText('Write to ann.lee@example.org, or (a@b.co); thanks')).toBe(
      'Write to […], or ([…]); thanks',
    );
    expect(publicText('Call +353 20 910-0140 or (020) 9100140.')).toBe('Call […] or ([…].');
    expect(publicText('٠١٢٣٤٥٦٧٨ اتصل')).toBe('[…] اتصل');
    expect(publicText('House 12, lamp 4711, 3 metres @ the mill, 2026')).toBe(
      'House 12, lamp 4711, 3 metres @ the mill, 2026',
    );
  });

  it('is made so in no time, however it is written', () => {
    for (const text of ['a'.repeat(4_000), 'a@'.repeat(2_000), '1 '.repeat(2_000), 'a@b.'.repeat(1_000)]) {
      const began = performance.now();
      for (let time = 0; time < 100; time++) publicText(text);
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });
});
