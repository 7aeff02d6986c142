import type { BrowserWindow, Session } from 'electron';
import { copyWord } from '../../domain/paper/index.ts';
import type { MonochromeBitmap, RasteriseReceipt } from '../../hardware/printer/index.ts';
import { onDrawingPage } from './drawing-window.ts';
import { MARK_HEIGHT_DOTS, readMark } from './mark.ts';
import { type ReceiptJob, signForPage } from './receipt-job.ts';

export type RasteriserParts = {
  /** A session of its own that serves the page's files and nothing else (createKioskSession, serveApp). */
  readonly session: Session;
  /** From hardware/printer: 4 bytes a pixel, grey, into one bit a dot. */
  readonly toMonochrome: (pixels: Uint8Array, widthDots: number, heightDots: number) => MonochromeBitmap;
  /** The sign at the head of receipts, as it is now. */
  readonly sign: () => MonochromeBitmap;
  readonly deadlineMs?: number;
};

const DEADLINE_MS = 10_000;
/** A metre and a quarter of paper at 8 dots a millimetre. */
const LONGEST_DOTS = 10_000;
const MOST_WAITING = 3;

/**
 * Draws receipts with Chromium, for every script that it can write. One at a time, each on a page of its own that is thrown away
 * afterwards. Rejects when it cannot: the page crashed, the deadline passed, the receipt is longer than 10,000 dots.
 */
export function createReceiptRasteriser(parts: RasteriserParts): RasteriseReceipt {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let jobs = 0;
  return (document, copy, widthDots) => {
    if (waiting >= MOST_WAITING)
      return Promise.reject(new Error('too many receipts are waiting to be drawn'));
    waiting += 1;
    jobs += 1;
    // Alternating bits, so that neither white nor black paper can pass for it.
    const mark = ((jobs & 0xfff) << 12) | (~jobs & 0xfff);
    const sign = signForPage(parts.sign());
    const job = { document, copyWord: copy ? copyWord(document.language) : null, sign, widthDots, mark };
    const { session, deadlineMs = DEADLINE_MS } = parts;
    const drawn = last
      .then(() =>
        onDrawingPage(session, { widthDots, deadlineMs, what: 'the receipt' }, (window) =>
          drawOn(window, job, parts),
        ),
      )
      .finally(() => {
        waiting -= 1;
      });
    last = drawn.catch(() => undefined);
    return drawn;
  };
}

async function drawOn(
  window: BrowserWindow,
  job: ReceiptJob,
  parts: RasteriserParts,
): Promise<MonochromeBitmap> {
  const { webContents } = window;
  const height: unknown = await webContents.executeJavaScript(`showReceipt(${JSON.stringify(job)})`);
  if (typeof height !== 'number' || !Number.isInteger(height) || height < 1 || height > LONGEST_DOTS) {
    throw new Error(`the receipt would be ${height} dots long`);
  }
  const withMark = height + MARK_HEIGHT_DOTS;
  window.setContentSize(job.widthDots, withMark);
  // Ends with the window, which the deadline destroys.
  while (!window.isDestroyed()) {
    await webContents.executeJavaScript('nextFrame()');
    const picture = await webContents.capturePage();
    const size = picture.getSize();
    if (size.width !== job.widthDots || size.height !== withMark) continue;
    const pixels = new Uint8Array(picture.toBitmap());
    if (pixels.length !== job.widthDots * withMark * 4) continue;
    if (readMark(pixels, job.widthDots, height) !== job.mark) continue;
    return parts.toMonochrome(pixels.subarray(0, job.widthDots * height * 4), job.widthDots, height);
  }
  throw new Error('the page that draws receipts was closed');
}
