import { join } from 'node:path';
import { app } from 'electron';
import type { ReceiptDocument } from '../../../domain/paper/index.ts';
import type { MonochromeBitmap } from '../../../hardware/printer/index.ts';
import { emblemBitmap } from '../../emblem/index.ts';
import { createReceiptRasteriser, type DrawnLogo, drawLogo } from '../../receipt-drawing/index.ts';
import { createKioskSession, prepareApp, serveApp } from '../index.ts';

/** A main process that draws receipts, and gives each pixel back as a byte of grey. */
app.setPath('userData', join(app.getAppPath(), 'data'));
prepareApp({ app, args: [], environment: {}, ownSwitches: [], onBlocked: () => undefined });
app.on('window-all-closed', () => undefined);

app.whenReady().then(async () => {
  const session = await createKioskSession('receipts', () => undefined);
  serveApp(session, join(app.getAppPath(), 'renderer'));
  const toMonochrome = (pixels: Uint8Array, widthDots: number, heightDots: number) => ({
    widthDots,
    heightDots,
    rows: pixels.filter((_byte, index) => index % 4 === 0),
  });
  let sign = emblemBitmap();
  const rasterise = createReceiptRasteriser({ session, toMonochrome, sign: () => sign });
  Object.assign(globalThis, {
    async draw(document: ReceiptDocument, copy: boolean, width: number) {
      const { widthDots, heightDots, rows } = await rasterise(document, copy, width);
      return { widthDots, heightDots, grey: Buffer.from(rows).toString('base64') };
    },
    /** Draws a logo, which receipts have from now on; null: the emblem again. */
    async takeLogo(svg: string | null) {
      sign = svg === null ? emblemBitmap() : inDots(await drawLogo(session, svg));
      return { widthDots: sign.widthDots, heightDots: sign.heightDots };
    },
  });
});

/** Darker than half is black. */
function inDots({ pixels, widthDots, heightDots }: DrawnLogo): MonochromeBitmap {
  const rows = new Uint8Array((widthDots / 8) * heightDots);
  for (let dot = 0; dot < widthDots * heightDots; dot += 1)
    if ((pixels[dot * 4] ?? 255) < 128) rows[dot >> 3] = (rows[dot >> 3] ?? 0) | (0x80 >> (dot & 7));
  return { widthDots, heightDots, rows };
}
