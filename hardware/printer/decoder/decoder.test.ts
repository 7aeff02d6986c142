import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { PNG } from 'pngjs';
import { afterAll, describe, expect, it } from 'vitest';
import {
  createPaperDecoder,
  decodePaper,
  type Paper,
  type PaperItem,
  paperToPng,
  paperToSvg,
  paperToText,
} from './index.ts';

const ESC = 0x1b;
const GS = 0x1d;
const LF = 0x0a;

/** Bytes by hand: numbers, and strings for their ASCII codes. */
function bytes(...parts: readonly (number | string | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'number'
        ? [part]
        : typeof part === 'string'
          ? [...Buffer.from(part, 'latin1')]
          : [...part],
    ),
  );
}

function onlyPaper(data: Uint8Array): Paper {
  const { papers, errors } = decodePaper(data);
  expect(errors).toEqual([]);
  expect(papers).toHaveLength(1);
  return papers[0]!;
}

function items(data: Uint8Array): PaperItem[] {
  return onlyPaper(data).lines.flatMap((line) => [...line.items]);
}

function texts(data: Uint8Array): Extract<PaperItem, { kind: 'text' }>[] {
  return items(data).filter((item) => item.kind === 'text');
}

const qr = (text: string, moduleDots = 6): Uint8Array =>
  bytes(
    bytes(GS, '(k', 4, 0, 49, 65, 50, 0),
    bytes(GS, '(k', 3, 0, 49, 67, moduleDots),
    bytes(GS, '(k', 3, 0, 49, 69, 49),
    bytes(GS, '(k', text.length + 3, 0, 49, 80, 48, text),
    bytes(GS, '(k', 3, 0, 49, 81, 48),
  );

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

  it('draws GS ( L and GS 8 L graphics when they are told to print', () => {
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

describe('judged by other programs', () => {
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  function draw(name: string, data: Uint8Array): string {
    const path = join(folder, name);
    writeFileSync(path, paperToPng(onlyPaper(data)));
    return path;
  }

  function run(program: string, ...args: string[]): string {
    const { stdout, error } = spawnSync(program, args, { encoding: 'utf8' });
    if (error !== undefined) throw error;
    return stdout.trim();
  }

  it('zbar reads the QR code from the paper', () => {
    const content = 'https://riverton.example/r/TH-7K2P-99?t=12.34';
    expect(run('zbarimg', '-q', '--raw', draw('qr.png', bytes(ESC, 'a', 1, qr(content))))).toBe(content);
  });

  it('zbar reads CODE128 in sets B and C', () => {
    const path = draw(
      'bars.png',
      bytes(ESC, 'a', 1, GS, 'h', 90, GS, 'w', 2, GS, 'H', 2, GS, 'k', 73, 14, '{BBill-7{C', 12, 34, 56, 99),
    );
    expect(run('zbarimg', '-q', '--raw', path)).toBe('Bill-712345699');
  });

  it('tesseract reads the text, large and small', () => {
    const path = draw(
      'text.png',
      bytes(
        GS,
        '!',
        0x11,
        'Town of Riverton',
        LF,
        GS,
        '!',
        0,
        'Water bill 2026-118      42.50',
        LF,
        ESC,
        'E',
        1,
        'Total paid               42.50',
        LF,
      ),
    );
    const read = run('tesseract', path, '-', '--psm', '6');
    expect(read).toContain('Town of Riverton');
    expect(read).toMatch(/Water bill 2026-118\s+42\.50/);
    expect(read).toMatch(/Total paid\s+42\.50/);
  });

  it('tesseract reads a line that came as raster', () => {
    // The picture is a drawing of another paper, cut to whole bytes: a raster of letters.
    const png = PNG.sync.read(readFileSync(draw('source.png', bytes(GS, '!', 0x11, 'Account 4471', LF))));
    const rows: number[] = [];
    for (let y = 0; y < png.height; y += 1) {
      for (let x = 0; x < 72; x += 1) {
        let byte = 0;
        for (let bit = 0; bit < 8; bit += 1)
          byte = byte * 2 + (png.data[(y * png.width + x * 8 + bit) * 4]! < 128 ? 1 : 0);
        rows.push(byte);
      }
    }
    const path = draw('raster.png', bytes(GS, 'v0', 0, 72, 0, png.height, 0, Uint8Array.from(rows)));
    expect(run('tesseract', path, '-', '--psm', '6')).toContain('Account 4471');
  });
});

it('shows papers as SVG without letting their text become markup', () => {
  const svg = paperToSvg(onlyPaper(bytes('<script>&"', LF)));
  expect(svg).toContain('&lt;script&gt;&amp;&quot;');
  expect(svg).not.toContain('<script>');
});
