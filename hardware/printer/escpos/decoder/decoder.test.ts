import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPaperDecoder, decodePaper, paperToSvg, paperToText } from './index.ts';
import { bytes, ESC, GS, items, LF, onlyPaper, qr } from './testing/bytes.ts';

describe('feeds and cuts', () => {
  it('feeds dots and lines', () => {
    const paper = onlyPaper(bytes('a', ESC, 'J', 100, ESC, 'd', 3));
    expect(paper.lengthDots).toBe(190);
  });

  it('makes a new paper at each cut', () => {
    const { papers, errors } = decodePaper(
      bytes('one', LF, GS, 'V', 65, 0, 'two', LF, ESC, 'd', 5, GS, 'V', 1, 'three', LF),
    );
    expect(errors).toEqual([]);
    expect(papers.map((paper) => [paper.number, paper.end, paperToText(paper)])).toEqual([
      [1, 'full-cut', ['one']],
      [2, 'partial-cut', ['two']],
      [3, 'printing', ['three']],
    ]);
  });

  it('says so when the cut leaves lines behind for the next paper', () => {
    const { errors } = decodePaper(bytes('one', LF, GS, 'V', 0));
    expect(errors).toMatchObject([{ kind: 'cut-through-content', offset: 4, hex: '1d 56 00' }]);
  });
});

describe('pictures', () => {
  const raster = bytes(GS, 'v0', 0, 2, 0, 3, 0, 0xff, 0x00, 0x80, 0x01, 0x0f, 0xf0);

  it('draws GS v 0 dot by dot', () => {
    const [item] = items(raster);
    expect(item).toMatchObject({ kind: 'image', widthDots: 16, heightDots: 3 });
    expect(item?.kind === 'image' && [...item.image.rows]).toEqual([0xff, 0, 0x80, 1, 0x0f, 0xf0]);
  });

  it('draws GS v 0 at double size', () => {
    expect(items(bytes(GS, 'v0', 3, 1, 0, 1, 0, 0x80))[0]).toMatchObject({ widthDots: 16, heightDots: 2 });
  });

  it('draws ESC * columns, three bytes to a column', () => {
    const [item] = items(bytes(ESC, '*', 33, 2, 0, 0x80, 0, 1, 0, 0, 0, LF));
    expect(item).toMatchObject({ kind: 'image', widthDots: 2, heightDots: 24 });
    expect(item?.kind === 'image' && [item.image.rows[0], item.image.rows[23]]).toEqual([0x80, 0x80]);
  });

  it('draws GS ( L and GS 8 L graphics on the command to print', () => {
    const stored = bytes(48, 112, 48, 1, 1, 49, 8, 0, 2, 0, 0xaa, 0x55);
    for (const data of [
      bytes(GS, '(L', stored.length, 0, stored),
      bytes(GS, '8L', stored.length, 0, 0, 0, stored),
    ]) {
      expect(items(bytes(data, GS, '(L', 2, 0, 48, 50))[0]).toMatchObject({
        kind: 'image',
        widthDots: 8,
        heightDots: 2,
      });
    }
  });

  it('cuts off what is wider than the paper and says so', () => {
    const { papers, errors } = decodePaper(bytes(GS, 'v0', 0, 80, 0, 1, 0, new Uint8Array(80)));
    expect(errors.map((error) => error.kind)).toEqual(['too-wide']);
    expect(papers[0]?.lines[0]?.items[0]?.widthDots).toBe(576);
  });

  it('says so when the data of a picture hold a real-time command', () => {
    const { errors } = decodePaper(bytes(GS, 'v0', 0, 4, 0, 1, 0, 0x10, 0x04, 0x01, 0));
    expect(errors).toMatchObject([{ kind: 'real-time-in-data', offset: 0 }]);
  });
});

describe('bytes that are no command', () => {
  it.each([
    ['an unknown ESC', bytes(ESC, 0x7f, 'a', LF), 'unknown-command', '1b 7f'],
    ['a lone control byte', bytes(0x02, 'a', LF), 'unknown-command', '02'],
    ['a known command that is not drawn', bytes(ESC, 'L', 'a', LF), 'unsupported-command', '1b 4c'],
    ['a size that is none', bytes(GS, '!', 0x88, 'a', LF), 'bad-parameter', '1d 21 88'],
    [
      'a QR code without data',
      bytes(GS, '(k', 3, 0, 49, 81, 48, 'a', LF),
      'bad-parameter',
      '1d 28 6b 03 00 31 51 30',
    ],
    ['alignment in mid-line', bytes('a', ESC, 'a', 1, LF), 'not-at-line-start', '1b 61 01'],
  ] as const)('records %s with its offset and goes on', (_, data, kind, hex) => {
    const { errors, papers } = decodePaper(data);
    expect(errors).toMatchObject([{ kind, hex, offset: data[0] === 0x61 ? 1 : 0 }]);
    expect(paperToText(papers[0]!)).toEqual(['a']);
  });

  it('records a command that never ended', () => {
    expect(decodePaper(bytes('a', LF, GS, 'v0', 0, 72, 0, 9)).errors).toMatchObject([
      { kind: 'incomplete-command', offset: 2 },
    ]);
  });

  it('survives any bytes at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (data) => {
        const { papers } = decodePaper(data);
        for (const paper of papers) if (paper.lengthDots < 3000) expect(paperToSvg(paper)).toContain('<svg');
      }),
    );
  });
});

it('gives the same paper however the stream is split', () => {
  const job = bytes(
    ...[
      ESC,
      '@',
      ESC,
      'a',
      1,
      GS,
      '!',
      0x11,
      'Town',
      LF,
      GS,
      '!',
      0,
      'a\tb',
      LF,
      GS,
      'v0',
      0,
      2,
      0,
      2,
      0,
      1,
      2,
      3,
      4,
    ],
    ...[
      qr('TH-7K2P'),
      GS,
      'k',
      73,
      6,
      '{BAB12',
      GS,
      '(H',
      6,
      0,
      48,
      48,
      '0001',
      GS,
      'V',
      66,
      3,
      0x10,
      4,
      1,
      ESC,
      0x7f,
      'end',
      LF,
    ],
  );
  const whole = decodePaper(job);
  fc.assert(
    fc.property(fc.array(fc.nat(job.length), { maxLength: 12 }), (cuts) => {
      const decoder = createPaperDecoder();
      const places = [0, ...cuts.sort((a, b) => a - b), job.length];
      for (const [index, place] of places.entries()) decoder.write(job.subarray(place, places[index + 1]));
      decoder.end();
      expect({ papers: decoder.papers(), errors: decoder.errors() }).toEqual(whole);
    }),
  );
  const decoder = createPaperDecoder();
  for (const byte of job) decoder.write(Uint8Array.of(byte));
  expect(decoder.papers()).toEqual(whole.papers);
});

it('shows papers as SVG without letting their text become markup', () => {
  const svg = paperToSvg(onlyPaper(bytes('<script>&"', LF)));
  expect(svg).toContain('&lt;script&gt;&amp;&quot;');
  expect(svg).not.toContain('<script>');
});
