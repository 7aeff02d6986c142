import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from '@playwright/test';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReceiptBlock, ReceiptDocument } from '../../domain/paper/index.ts';
import { directionOf } from '../../domain/text/index.ts';
import { buildTestApp, type TestApp } from '../window/testing/start-electron.ts';
import { receiptPage } from './receipt-page/vite-plugin.ts';

/* Receipts drawn in real Electron and read back by programs that know nothing of ours: tesseract and zbar. */

type Drawn = { readonly widthDots: number; readonly heightDots: number; readonly grey: Buffer };

let built: TestApp;
let electron: ElectronApplication;

beforeAll(async () => {
  const root = join(import.meta.dirname, 'receipt-page');
  const page = receiptPage(join(root, '..'));
  built = await buildTestApp(join(import.meta.dirname, '../window/testing/receipt-main.ts'), {
    root: join(root, '..'),
    plugins: [page.plugin],
    build: { rollupOptions: { input: page.input } },
  });
  electron = await built.launch();
}, 120_000);
afterAll(async () => {
  await electron?.close();
  await built?.close();
});

async function draw(document: ReceiptDocument, copy = false, width = 576): Promise<Drawn> {
  const drawn = await electron.evaluate(
    async (_electron, job) => {
      const { draw: drawThere } = globalThis as unknown as {
        draw: (...job: unknown[]) => Promise<{ widthDots: number; heightDots: number; grey: string }>;
      };
      return drawThere(...job);
    },
    [document, copy, width] as unknown[],
  );
  return { ...drawn, grey: Buffer.from(drawn.grey, 'base64') };
}

/** Draws a logo, which receipts have from now on; null: the emblem again. */
const takeLogo = (svg: string | null): Promise<{ widthDots: number; heightDots: number }> =>
  electron.evaluate(
    (_electron, drawing) =>
      (globalThis as unknown as { takeLogo: (svg: string | null) => Promise<never> }).takeLogo(drawing),
    svg,
  );

const receipt = (language: string, ...blocks: ReceiptBlock[]): ReceiptDocument => ({
  language,
  direction: directionOf(language),
  title: 'x',
  blocks,
});
const text = (content: string, weight: 'normal' | 'large' = 'normal'): ReceiptBlock => ({
  kind: 'text',
  text: content,
  align: 'center',
  weight,
});
const row = (label: string, value: string): ReceiptBlock => ({ kind: 'row', label, value, strong: false });

/** What the printer would put on paper: each dot black or white, without any grey. */
function onPaper({ widthDots, heightDots, grey }: Drawn, name: string, scale = 1): string {
  const png = new PNG({ width: widthDots * scale, height: heightDots * scale });
  for (let y = 0; y < png.height; y += 1) {
    for (let x = 0; x < png.width; x += 1) {
      const dot = grey[Math.floor(y / scale) * widthDots + Math.floor(x / scale)] ?? 0;
      png.data.fill(dot < 128 ? 0 : 255, (y * png.width + x) * 4, (y * png.width + x) * 4 + 3);
      png.data[(y * png.width + x) * 4 + 3] = 255;
    }
  }
  const path = join(built.folder, `${name}.png`);
  writeFileSync(path, PNG.sync.write(png));
  return path;
}

const readText = (drawn: Drawn, language: string): string =>
  execFileSync('tesseract', [onPaper(drawn, language, 2), '-', '-l', language, '--psm', '6'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

const isBlack = (drawn: Drawn, x: number, y: number): boolean =>
  (drawn.grey[y * drawn.widthDots + x] ?? 255) < 128;

/** From where to where there is ink, counted from the left. */
function inkOf(drawn: Drawn): { readonly from: number; readonly to: number; readonly widthDots: number } {
  const columns = Array.from({ length: drawn.widthDots }, (_, x) => x).filter((x) =>
    Array.from({ length: drawn.heightDots }, (_, y) => isBlack(drawn, x, y)).includes(true),
  );
  const from = columns[0] ?? 0;
  const to = (columns.at(-1) ?? 0) + 1;
  return { from, to, widthDots: to - from };
}

/** Has no glyph in any font: the box that stands for a missing one is drawn. */
const NO_LETTER = '\u{10fffd}';

/** What stands on each line of a drawing, as dots, without the paper around it. */
function shapesOf(drawn: Drawn, lines: number): string[] {
  const padding = 8;
  const perLine = (drawn.heightDots - 2 * padding) / lines;
  return Array.from({ length: lines }, (_, line) => {
    const top = Math.round(padding + line * perLine);
    const rows = Array.from({ length: Math.floor(perLine) }, (_, y) =>
      Array.from({ length: drawn.widthDots }, (_, x) => (isBlack(drawn, x, top + y) ? '#' : ' ')).join(''),
    );
    // Lines are no whole number of dots high: where a letter begins on its line may differ by one.
    return rows
      .map((row) => row.trimEnd())
      .join('\n')
      .replace(/^\n+|\n+$/g, '');
  });
}

describe('a drawn receipt', () => {
  it('has the width of the printer, whatever that is, and the height of its content', async () => {
    for (const width of [576, 384, 512, 640]) {
      const drawn = await draw(receipt('en', text('Town of Millbrook')), false, width);
      expect(drawn.widthDots).toBe(width);
      expect(drawn.grey.length).toBe(width * drawn.heightDots);
      expect(drawn.heightDots).toBeLessThan(100);
    }
  });

  it('reads as it should in English, Arabic and Chinese', async () => {
    const english = await draw(
      receipt('en', text('Town of Millbrook', 'large'), row('Total paid', 'EUR 86.40')),
    );
    expect(readText(english, 'eng')).toMatch(/Town of Millbrook\s+Total paid\s+EUR 86\.40/);
    const arabic = await draw(receipt('ar', text('إيصال الدفع', 'large'), row('المبلغ المدفوع', '86.40')));
    const read = readText(arabic, 'ara').replace(/[\u200e\u200f\u064b-\u0652]/g, '');
    expect(read).toContain('إيصال الدفع');
    expect(read).toContain('المبلغ المدفوع');
    const chinese = await draw(receipt('zh-Hans', text('缴费收据', 'large'), text('请妥善保管此收据')));
    expect(readText(chinese, 'chi_sim').replace(/\s/g, '')).toContain('缴费收据请妥善保管此收据');
  });

  it.each([
    ['uk', 'абвгґдеєжзиіїйклмнопрстуфхцчшщьюяҐЄЇЙ'],
    ['vi', 'aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵdđĐẾỀỂỄỆỖỰ'],
    ['pl', 'aąAĄcćCĆeęEĘlłLŁnńNŃoóOÓsśSŚzźżZŹŻ'],
  ])('has a shape of its own for every letter of %s, with all its marks', async (language, alphabet) => {
    const letters = [...alphabet, NO_LETTER];
    const drawn = await draw(receipt(language, ...letters.map((letter) => text(letter))));
    const onLines = shapesOf(drawn, letters.length);
    const alike = letters.filter((_, at) => onLines.indexOf(onLines[at] ?? '') !== at);
    expect(alike).toEqual([]);
    expect(onLines.filter((shape) => !shape.includes('#'))).toEqual([]);
  });

  it('begins Arabic lines at the right, with their values at the left', async () => {
    const drawn = await draw(receipt('ar', row('الحساب', '1')));
    const blackIn = (from: number, to: number): number => {
      let count = 0;
      for (let y = 0; y < drawn.heightDots; y += 1)
        for (let x = from; x < to; x += 1) if (isBlack(drawn, x, y)) count += 1;
      return count;
    };
    expect(blackIn(400, 576)).toBeGreaterThan(blackIn(0, 100) * 3);
    expect(blackIn(0, 100)).toBeGreaterThan(0);
    expect(blackIn(150, 400)).toBe(0);
  });

  it('keeps a reference readable in an Arabic line', async () => {
    const drawn = await draw(receipt('ar', row('الرقم المرجعي', 'MB01-2026-000417')));
    // A reader of English takes the zero between letter and digit for an O.
    expect(readText(drawn, 'eng')).toMatch(/MB[0O]1-2026-000417/);
  });

  it('has a QR code that reads, of modules of whole dots', async () => {
    const data = 'TKR1:millbrook:MB01-2026-000417';
    for (const width of [576, 575, 384]) {
      const drawn = await draw(receipt('en', { kind: 'qr', data, caption: 'MB01' }), false, width);
      const read = execFileSync('zbarimg', ['--raw', '-q', onPaper(drawn, `qr${width}`)], {
        encoding: 'utf8',
      });
      expect(read.trim()).toBe(data);
      const code = drawn.grey.subarray(0, width * 250);
      expect(code.filter((dot) => dot > 8 && dot < 247)).toHaveLength(0);
    }
  });

  it.each(['en', 'ar', 'zh-Hans'])(
    'has its logo and its code in the middle of the paper in %s',
    async (language) => {
      const qr: ReceiptBlock = { kind: 'qr', data: 'TKR1:millbrook:MB01-2026-000417', caption: '' };
      for (const width of [576, 575, 384]) {
        for (const picture of [{ kind: 'logo' } as const, qr]) {
          const ink = inkOf(await draw(receipt(language, picture), false, width));
          expect(ink.widthDots).toBeGreaterThan(80);
          // The emblem is not quite as wide as its box.
          expect(Math.abs(ink.from - (width - ink.to))).toBeLessThanOrEqual(4);
        }
      }
    },
  );

  it('has the town’s logo 14 mm high in place of the emblem, a wide one 40 mm wide, in the middle of the paper', async () => {
    const drawing = (viewBox: string, inside: string): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}">${inside}</svg>`;
    const block = drawing(
      '0 0 96 96',
      '<path d="M0 0h96v96H0z" fill="#fc0"/><circle cx="48" cy="48" r="24"/>',
    );
    expect(await takeLogo(block)).toEqual({ widthDots: 112, heightDots: 112 });
    const round = inkOf(await draw(receipt('ar', { kind: 'logo' }), false, 575));
    // The yellow is paper, the black of half the width is ink.
    expect(round.widthDots).toBe(56);
    expect(Math.abs(round.from - (575 - round.to))).toBeLessThanOrEqual(1);

    const wide = drawing('0 0 800 100', '<path d="M0 0h800v100H0z"/>');
    expect(await takeLogo(wide)).toEqual({ widthDots: 320, heightDots: 112 });
    expect(inkOf(await draw(receipt('en', { kind: 'logo' }), false, 384)).widthDots).toBe(320);

    await expect(takeLogo('<p>No drawing</p>')).rejects.toThrow('could not be read as a picture');
    await takeLogo(null);
  });

  it('marks a copy', async () => {
    const drawn = await draw(receipt('en', text('Receipt')), true);
    expect(readText(drawn, 'eng')).toMatch(/COPY/);
    expect(readText(await draw(receipt('en', text('Receipt'))), 'eng')).not.toMatch(/COPY/);
  });

  it('wraps what is too long for a line, even one word of 500 letters, and loses nothing of it', async () => {
    const short = await draw(receipt('en', text('W')));
    const drawn = await draw(
      receipt('en', text('W'.repeat(500)), row('A label that is rather long', 'v'.repeat(60))),
    );
    expect(drawn.heightDots).toBeGreaterThan(short.heightDots * 12);
    for (let y = 0; y < drawn.heightDots; y += 1) {
      expect(isBlack(drawn, 575, y) || isBlack(drawn, 0, y)).toBe(false);
    }
  });

  it('is its own when many are asked for at once, and what waits too long is refused', async () => {
    const words = ['First', 'Second', 'Third', 'Fourth'];
    const all = await Promise.allSettled(words.map((word) => draw(receipt('en', text(word, 'large')))));
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    for (const [index, one] of all.entries()) {
      if (one.status === 'fulfilled') expect(readText(one.value, 'eng')).toContain(words[index]);
    }
  });

  it('of 150 lines is drawn whole; one without end is refused', async () => {
    const lines = Array.from({ length: 150 }, (_, line) => row(`Line ${line}`, '1.00'));
    expect((await draw(receipt('en', ...lines))).heightDots).toBeGreaterThan(150 * 30);
    const endless = Array.from({ length: 200 }, () => text('long '.repeat(100)));
    await expect(draw(receipt('en', ...endless))).rejects.toThrow(/dots long/);
  });

  it('comes again after the page that drew one has crashed', async () => {
    const crash = electron.evaluate(({ app }) => {
      app.once('web-contents-created', (_event, contents) => {
        contents.once('did-finish-load', () => contents.forcefullyCrashRenderer());
      });
    });
    await crash;
    await expect(draw(receipt('en', text('Lost')))).rejects.toThrow(/ended/);
    expect(readText(await draw(receipt('en', text('Found', 'large'))), 'eng')).toContain('Found');
  });

  it('does not run what stands in it', async () => {
    const drawn = await draw(receipt('en', text('<img src=x onerror=alert(1)> </script>')));
    expect(readText(drawn, 'eng')).toContain('<img');
  });
});
