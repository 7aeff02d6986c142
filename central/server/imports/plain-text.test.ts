import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

const text = (source: string): string => {
  const plain = plainText(source);
  if (plain.kind === 'wrong') throw new Error(plain.expected);
  return plain.text;
};

describe('a text from elsewhere', () => {
  it('becomes plain: lines and lists stay, tags, scripts and links go', () => {
    const source =
      '<p>Free <b>meals</b> &amp; company.</p><script>alert(1)</script><ul><li>Soup</li><li><a href="https://x.example">Bread</a></li></ul>';
    expect(text(source)).toBe('Free meals & company.\n\n– Soup\n\n– Bread');
  });

  it('keeps what only looks like HTML', () => {
    expect(text('ages 3 < 5, R&D')).toBe('ages 3 < 5, R&D');
    expect(text('first\r\nsecond')).toBe('first\nsecond');
  });

  it('has no tag and no control character, whatever comes', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<b>',
        '</p>',
        '<script>',
        '</script>',
        '<li',
        '>',
        '&#7;',
        '&#x0;',
        '&lt;',
        '&amp;',
        '\u0007',
        '<!--',
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const plain = plainText(pieces.join(''));
        if (plain.kind === 'text') expect(plain.text).not.toMatch(/[^\P{Cc}\n]/u);
      }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom('b', 'i', 'p', 'div', 'a href="x"'),
        fc.stringMatching(/^[a-z ]{0,40}$/),
        (tag, words) => {
          expect(text(`<${tag}>${words}</${tag}>`)).toBe(words.replace(/ +/g, ' ').trim());
        },
      ),
    );
  });

  it('refuses control characters, also those written as entities', () => {
    expect(plainText('bell \u0007')).toMatchObject({ kind: 'wrong' });
    expect(plainText('<b>bell</b> &#7;')).toMatchObject({ kind: 'wrong' });
    expect(plainText('x'.repeat(20_001))).toMatchObject({ kind: 'wrong' });
  });
});
