import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import type { ReceiptBlock, ReceiptDocument } from '../../../domain/paper/index.ts';
import { languageOf } from '../../../domain/text/index.ts';
import type { MonochromeBitmap } from '../index.ts';
import { decodePaper, EPSON_CODE_PAGES as EPSON_PAGES, paperToPng } from './decoder/index.ts';
import { encodeJob } from './encode.ts';
import { PROFILE_NAMES } from './profile-names.ts';
import { printerProfile } from './profiles.ts';
import { holdsRealTime } from './raster-bytes.ts';

const drawn: string[] = [];
const draw = async (_: ReceiptDocument, copy: boolean, widthDots: number): Promise<MonochromeBitmap> => {
  drawn.push(copy ? 'copy' : 'original');
  return { widthDots, heightDots: 2, rows: new Uint8Array((widthDots / 8) * 2).fill(0x10) };
};

const receipt = (...blocks: ReceiptBlock[]): ReceiptDocument => ({
  language: 'en',
  direction: 'ltr',
  title: 'Receipt',
  blocks,
});
const text = (content: string): ReceiptBlock => ({
  kind: 'text',
  text: content,
  align: 'start',
  weight: 'normal',
});

async function encode(
  document: ReceiptDocument,
  profile = 'epson-tm-t88',
  logo: MonochromeBitmap | null = null,
): Promise<{ bytes: Buffer; slices: readonly Uint8Array[]; isDrawn: boolean }> {
  drawn.length = 0;
  const job = { jobId: 'MILL1-42', document, copy: false };
  const { whole, slices } = await encodeJob(job, printerProfile(profile), logo, draw);
  const bytes = Buffer.from(whole);
  return { bytes, slices, isDrawn: drawn.length > 0 };
}

describe('the bytes of a receipt', () => {
  it('hold no real-time command, whatever characters the town, the bill or the code has in it', async () => {
    const evil = fc.array(
      fc.oneof(
        fc.constantFrom('\x10\x04\x01', '\x10\x14\x08', '\x10', '\x05', '\x1b', 'é', '€'),
        fc.string(),
      ),
      { minLength: 1, maxLength: 8 },
    );
    const content = evil.map((parts) => parts.join('').slice(0, 200) || 'x');
    await fc.assert(
      fc.asyncProperty(content, fc.constantFrom(...PROFILE_NAMES), async (said, profile) => {
        const { bytes, slices } = await encode(
          receipt(
            text(said),
            { kind: 'row', label: said, value: said, strong: true },
            { kind: 'qr', data: said, caption: said },
          ),
          profile,
        );
        expect(holdsRealTime(bytes)).toBe(false);
        expect(slices.some(holdsRealTime)).toBe(false);
      }),
    );
  });

  it('hold no command of the text itself', async () => {
    const { bytes, isDrawn } = await encode(receipt(text('Water\x1bp\x00\x1dV\x00 bill')));
    expect(isDrawn).toBe(false);
    expect(bytes.includes('\x1bp')).toBe(false);
    expect(bytes.includes('\x1dV\x00')).toBe(false);
    expect(bytes.includes('Water p V bill')).toBe(true);
  });

  it.each([
    ['Señora Muñoz, 42,50 €', 19],
    ['“Quoted” – 5 €', 16],
    ['Zażółć gęślą jaźń', 18],
    ['Opłata „Wodociągi” – 5 €', 45],
    ['Квитанция', 17],
    ['Ґалаґан, Їжакевич, 5 €', 46],
    ['Απόδειξη', 47],
  ])('say %s in the one code page that has all of it', async (content, number) => {
    const { bytes, isDrawn } = await encode(receipt(text(content)));
    expect(isDrawn).toBe(false);
    const selections = bytes.toString('latin1').split('\x1bt');
    expect(selections).toHaveLength(2);
    expect(selections[1]?.charCodeAt(0)).toBe(number);
  });

  it.each(['收据', 'إيصال', 'Señora Ελένη', '5 € 😀', 'Trường'])(
    'are a picture for %s, which no one code page has',
    async (content) => {
      expect((await encode(receipt(text(content)))).isDrawn).toBe(true);
    },
  );

  it.each([
    ['de', 19],
    ['pt', 19],
    ['pl', 18],
    ['uk', 46],
    ['vi', null],
  ])(
    'hold every word of a receipt in %s, as text where the model has its letters',
    async (language, page) => {
      const words = Object.values(languageOf(language).receipt);
      const { bytes, isDrawn } = await encode({ ...receipt(...words.map(text)), language });
      expect(isDrawn).toBe(page === null);
      if (page === null) return;
      expect(bytes.includes(Buffer.from([0x1b, 0x74, page]))).toBe(true);
      const encoding = EPSON_PAGES[page] ?? '';
      for (const word of words) expect(iconv.decode(bytes, encoding)).toContain(word);
    },
  );

  it('say a letter with a separate accent, and digits between marks of direction, as text', async () => {
    const { bytes, isDrawn } = await encode(receipt(text('Cafe\u0301 \u200e12\u00a0345,00\u202f€')));
    expect(isDrawn).toBe(false);
    expect(bytes.includes(Buffer.from([0x43, 0x61, 0x66, 0x82, 0x20, 0x31, 0x32, 0x20]))).toBe(true);
  });

  it('are a picture for every right-to-left document and for a printer that has no text', async () => {
    expect((await encode({ ...receipt(text('12')), direction: 'rtl' })).isDrawn).toBe(true);
    expect((await encode(receipt(text('12')), 'raster-only-80')).isDrawn).toBe(true);
  });

  it('carry the logo, and leave it out where it is wider than the paper', async () => {
    const logo = { widthDots: 400, heightDots: 8, rows: new Uint8Array(400).fill(0xaa) };
    const document = receipt({ kind: 'logo' }, text('Town'));
    expect((await encode(document, 'epson-tm-t88', logo)).bytes.includes('\x1dv0')).toBe(true);
    expect((await encode(document, 'generic-58', logo)).bytes.includes('\x1dv0')).toBe(false);
  });

  it.each(['generic-58', 'raster-only-80'])(
    'make the same paper in slices as at once, on a %s',
    async (profile) => {
      const logo = { widthDots: 128, heightDots: 100, rows: new Uint8Array(16 * 100).fill(0xa5) };
      const document = receipt(
        { kind: 'logo' },
        text('A line that is too long for one line of paper, and goes on for a while'),
        { kind: 'row', label: 'Total paid', value: 'EUR 86.40', strong: true },
        { kind: 'qr', data: 'TKR1:millbrook:MILL1-42', caption: 'MILL1-42' },
      );
      const { bytes, slices } = await encode(document, profile, logo);
      const { widthDots } = printerProfile(profile);
      const paperOf = (job: Uint8Array): Buffer => {
        const { papers, errors } = decodePaper(job, { widthDots });
        expect([errors, papers.length]).toEqual([[], 1]);
        return Buffer.from(paperToPng(papers[0]!));
      };
      const whole = paperOf(bytes);
      expect(paperOf(Buffer.concat(slices)).equals(whole)).toBe(true);
      for (const slice of slices) {
        const fed = decodePaper(slice, { widthDots }).papers.reduce(
          (sum, { lengthDots }) => sum + lengthDots,
          0,
        );
        // A code cannot be printed in parts; all else is at most a line.
        if (!Buffer.from(slice).includes('TKR1') && !Buffer.from(slice).includes('\x1dV'))
          expect(fed).toBeLessThanOrEqual(34);
      }
    },
  );

  it.each([
    ['wider than the paper', { widthDots: 584, heightDots: 1, rows: new Uint8Array(73) }],
    ['not whole', { widthDots: 576, heightDots: 2, rows: new Uint8Array(72) }],
  ])('are refused when the picture is %s', async (_, bitmap) => {
    const job = { jobId: 'MILL1-42', document: receipt(text('收据')), copy: false };
    const result = encodeJob(job, printerProfile('epson-tm-t88'), null, async () => bitmap);
    await expect(result).rejects.toThrow('does not fit');
  });
});
