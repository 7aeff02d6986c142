import thermal from 'node-thermal-printer';
import { type ReceiptDocument, withCopyMark } from '../../../domain/paper/index.ts';
import type { MonochromeBitmap, PrintJob, RasteriseReceipt } from '../receipt-printer.ts';
import { type CodePage, codePageFor, inCodePage } from './code-page.ts';
import { layOut, type PrintedLine } from './lay-out.ts';
import { inPlainCharacters } from './plain.ts';
import type { PrinterProfile } from './profile.ts';
import { fits, holdsRealTime, rasterBands } from './raster-bytes.ts';

/** ESC @: the printer's settings as at power-on. */
const INITIALISE = Uint8Array.of(0x1b, 0x40);
/** ESC d 1: an empty line, so that the last one stands clear of the cut. */
const FEED = Uint8Array.of(0x1b, 0x64, 1);

/** Rows of a picture in one GS v 0: more than 255 overflow the buffer of some printers. */
const BAND_ROWS = 255;
/** Rows of a picture in a slice: 4 mm of paper. */
const SLICE_ROWS = 32;

/** A job in both ways in which it can be handed to a printer. */
export type EncodedJob = {
  readonly whole: Uint8Array;
  /** The same paper in pieces after each of which the printer can be asked: a line of text, a code, or 4 mm of a picture. */
  readonly slices: readonly Uint8Array[];
};

/**
 * The bytes of a job: text in the printer's own characters where one code page has them all, a picture drawn by
 * `rasterise` for every other script. Rejects when the picture cannot be drawn, is not as wide as the paper allows, or the
 * bytes would set off a real-time command.
 */
export async function encodeJob(
  job: PrintJob,
  profile: PrinterProfile,
  logo: MonochromeBitmap | null,
  rasterise: RasteriseReceipt,
): Promise<EncodedJob> {
  const plain = inPlainCharacters(job.copy ? withCopyMark(job.document) : job.document);
  const page = codePageFor(plain, profile);
  const picture = page ? null : await rasterise(job.document, job.copy, profile.widthDots);
  if (picture && !fits(picture, profile.widthDots)) throw new Error('the picture does not fit the paper');
  const inBandsOf = (rows: number): Uint8Array[] => {
    const content = page ? encodeText(plain, profile, page, logo, rows) : [];
    const drawn = picture ? rasterBands(picture, rows) : [];
    return [INITIALISE, ...content, ...drawn, Buffer.concat([FEED, Uint8Array.from(profile.cut)])];
  };
  const encoded = { whole: Buffer.concat(inBandsOf(BAND_ROWS)), slices: inBandsOf(SLICE_ROWS) };
  if ([encoded.whole, ...encoded.slices].some(holdsRealTime))
    throw new Error('the job holds a real-time command');
  return encoded;
}

/**
 * As much as the data of a picture's band can be: a printer whose line was cut in the middle of one waits for the rest, and takes this for
 * it, as white paper. Any other passes it over.
 */
export const restOfBand = (profile: PrinterProfile): Uint8Array =>
  new Uint8Array((profile.widthDots / 8) * (profile.clearing === 'command' ? BAND_ROWS : SLICE_ROWS));

/** Brings what an earlier job left in the printer's mouth out and cuts it off, so that it does not hang on the next person's paper. */
export const cutOff = (profile: PrinterProfile): Uint8Array =>
  Buffer.concat([INITIALISE, FEED, Uint8Array.from(profile.cut)]);

function encodeText(
  document: ReceiptDocument,
  profile: PrinterProfile,
  page: CodePage,
  logo: MonochromeBitmap | null,
  bandRows: number,
): Uint8Array[] {
  // The library composes commands; text goes in as bytes, because it would change the code page for single characters.
  const composer = new thermal.ThermalPrinter({
    type: thermal.PrinterTypes.EPSON,
    width: profile.columns,
    // Only composed, never opened: `execute` reports success for what the printer never read.
    interface: 'tcp://127.0.0.1',
  });
  const append = (bytes: Uint8Array): void => composer.append(Buffer.from(bytes));
  const done: Uint8Array[] = [Uint8Array.of(0x1b, 0x74, page.number)];
  const endPart = (): void => {
    done.push(composer.getBuffer() ?? Buffer.alloc(0));
    composer.clear();
  };
  for (const part of layOut(document, profile.columns)) {
    switch (part.kind) {
      case 'logo':
        // A logo that is wider than this paper is left out rather than printed as stripes.
        if (!logo || !fits(logo, profile.widthDots)) break;
        composer.alignCenter();
        for (const band of rasterBands(logo, bandRows)) {
          append(band);
          endPart();
        }
        composer.alignLeft();
        break;
      case 'qr':
        appendQr(composer, part.data, profile.qrModuleDots);
        endPart();
        break;
      case 'line':
        appendLine(composer, part.line, page);
        endPart();
    }
  }
  endPart();
  return done;
}

function appendLine(composer: thermal.ThermalPrinter, line: PrintedLine, page: CodePage): void {
  if (line.weight === 'large') composer.setTextQuadArea();
  if (line.weight !== 'normal') composer.bold(true);
  composer.append(inCodePage(line.text, page));
  if (line.weight !== 'normal') composer.bold(false);
  if (line.weight === 'large') composer.setTextNormal();
  composer.newLine();
}

/** GS ( k: model 2, error correction M. The library's own `printQR` throws away what was composed before. */
function appendQr(composer: thermal.ThermalPrinter, data: string, moduleDots: number): void {
  const content = Buffer.from(data, 'utf8');
  const length = content.length + 3;
  composer.alignCenter();
  composer.append(Buffer.from([0x1d, 0x28, 0x6b, 4, 0, 0x31, 0x41, 50, 0]));
  composer.append(Buffer.from([0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x43, moduleDots]));
  composer.append(Buffer.from([0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x45, 49]));
  composer.append(Buffer.from([0x1d, 0x28, 0x6b, length & 0xff, length >> 8, 0x31, 0x50, 0x30]));
  composer.append(content);
  composer.append(Buffer.from([0x1d, 0x28, 0x6b, 3, 0, 0x31, 0x51, 0x30]));
  composer.alignLeft();
}
