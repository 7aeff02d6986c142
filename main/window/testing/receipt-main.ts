import { join } from 'node:path';
import { app } from 'electron';
import type { ReceiptDocument } from '../../../domain/paper/index.ts';
import { createReceiptRasteriser } from '../../receipt-drawing/index.ts';
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
  const rasterise = createReceiptRasteriser({ session, toMonochrome });
  Object.assign(globalThis, {
    async draw(document: ReceiptDocument, copy: boolean, width: number) {
      const { widthDots, heightDots, rows } = await rasterise(document, copy, width);
      return { widthDots, heightDots, grey: Buffer.from(rows).toString('base64') };
    },
  });
});
