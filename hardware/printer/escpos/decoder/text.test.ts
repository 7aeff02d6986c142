import { describe, expect, it } from 'vitest';
import { decodePaper, paperToText } from './index.ts';
import { bytes, ESC, GS, LF, onlyPaper, texts } from './testing/bytes.ts';

describe('text', () => {
  it('puts a line of characters at the left edge and feeds one line', () => {
    const paper = onlyPaper(bytes(ESC, '@', 'Water bill', LF));
    expect(paper.lines).toHaveLength(1);
    expect(paper.lines[0]).toMatchObject({ topDots: 0, heightDots: 24, feedDots: 30 });
    expect(paper.lines[0]?.items[0]).toMatchObject({
      kind: 'text',
      text: 'Water bill',
      xDots: 0,
      widthDots: 120,
    });
  });

  it('knows bold, underline, reverse and size, and sets all back by ESC @', () => {
    const data = bytes(
      ESC,
      'E',
      1,
      'a',
      ESC,
      'E',
      0,
      ESC,
      '-',
      2,
      'b',
      ESC,
      '-',
      0,
      GS,
      'B',
      1,
      'c',
      GS,
      '!',
      0x12,
      'd',
      LF,
      ESC,
      '@',
      'e',
      LF,
    );
    const [a, b, c, d, e] = texts(data).map((item) => item.style);
    expect(a).toMatchObject({ bold: true, underlineDots: 0 });
    expect(b).toMatchObject({ bold: false, underlineDots: 2 });
    expect(c).toMatchObject({ reverse: true, widthScale: 1 });
    expect(d).toMatchObject({ reverse: true, widthScale: 2, heightScale: 3 });
    expect(e).toEqual({
      font: 'A',
      bold: false,
      underlineDots: 0,
      reverse: false,
      widthScale: 1,
      heightScale: 1,
    });
  });

  it('reads the same from ESC !', () => {
    expect(texts(bytes(ESC, '!', 0xb9, 'x', LF))[0]?.style).toEqual({
      font: 'B',
      bold: true,
      underlineDots: 1,
      reverse: false,
      widthScale: 2,
      heightScale: 2,
    });
  });

  it('centres, moves to the right, to a tab and to a position in dots', () => {
    const places = texts(
      bytes(
        ESC,
        'a',
        1,
        'ab',
        LF,
        ESC,
        'a',
        50,
        'ab',
        LF,
        ESC,
        'a',
        0,
        'a\tb',
        LF,
        ESC,
        '$',
        0x2c,
        1,
        'c',
        LF,
      ),
    );
    expect(places.map((item) => item.xDots)).toEqual([276, 552, 0, 96, 300]);
  });

  it('breaks a line that is wider than the paper', () => {
    expect(paperToText(onlyPaper(bytes('x'.repeat(50), LF)))).toEqual(['x'.repeat(48), 'xx']);
  });

  it('respects margin, area width and line spacing', () => {
    const paper = onlyPaper(
      bytes(GS, 'L', 24, 0, GS, 'W', 120, 0, ESC, '3', 50, ESC, 'a', 2, '12345678901', LF),
    );
    expect(paper.lines.map((line) => [line.items[0]?.xDots, line.feedDots])).toEqual([
      [24, 50],
      [132, 50],
    ]);
  });

  it.each([
    [0, [0x82, 0x9a], 'éÜ'],
    [1, [0xb1, 0xdf], 'ｱﾟ'],
    [2, [0xa4, 0xb5], 'ñÁ'],
    [13, [0xa7, 0x9f], 'ğş'],
    [14, [0x80, 0x98], 'Αα'],
    [16, [0x80, 0xe9], '€é'],
    [17, [0x8a, 0xa2], 'Кв'],
    [18, [0xa5, 0x88], 'ął'],
    [19, [0xd5, 0x82], '€é'],
    [46, [0xca, 0xe2], 'Кв'],
    [47, [0xc1, 0xe1], 'Αα'],
    [48, [0xfe, 0xf0], 'şğ'],
    [49, [0xe0, 0xfa], 'את'],
    [50, [0xc7, 0xe3], 'ام'],
  ] as const)('reads code page %i', (page, codes, text) => {
    expect(texts(bytes(ESC, 't', page, ...codes, LF)).map((item) => item.text)).toEqual([text]);
  });

  it('says so when a byte is in no code page, and prints a mark', () => {
    const { errors, papers } = decodePaper(bytes(ESC, 't', 200, 0xe9, LF));
    expect(errors.map((error) => error.kind)).toEqual(['undefined-character']);
    expect(paperToText(papers[0]!)).toEqual(['\uFFFD']);
  });
});
