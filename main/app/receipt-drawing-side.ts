import type { Session } from 'electron';
import { toMonochrome } from '../../hardware/printer/index.ts';
import type { ShownContent } from '../content/index.ts';
import { emblemBitmap } from '../emblem/index.ts';
import type { KioskParts } from '../kiosk/index.ts';
import {
  createReceiptRasteriser,
  createReceiptSign,
  drawLogo,
  inBlackAndWhite,
  type ReceiptSign,
} from '../receipt-drawing/index.ts';
import { createKioskSession, serveApp } from '../window/index.ts';
import type { Machine } from './machine.ts';

export type ReceiptDrawingParts = {
  readonly machine: Pick<Machine, 'onBlocked' | 'log'>;
  readonly shown: ShownContent;
  readonly rendererFolder: string;
};

export type ReceiptDrawing = Pick<KioskParts, 'rasterise' | 'receiptSign'> & {
  /**
   * Makes ready what receipts are drawn in, and draws the town's logo for them. The first receipt makes the former ready too, when it
   * comes before its step of the start; then it has the emblem.
   */
  readonly prepare: () => Promise<void>;
};

/** Draws receipts and their sign in a session of their own, which is not made before it is needed. */
export function createReceiptDrawing({
  machine,
  shown,
  rendererFolder,
}: ReceiptDrawingParts): ReceiptDrawing {
  const { log, onBlocked } = machine;
  let made: Promise<{ session: Session; rasterise: KioskParts['rasterise'] }> | null = null;
  const drawing = (): NonNullable<typeof made> => {
    made ??= make();
    return made;
  };
  const sign: ReceiptSign = createReceiptSign({
    shown,
    draw: async (svg) => inBlackAndWhite(await drawLogo((await drawing()).session, svg), toMonochrome),
    emblem: emblemBitmap(),
    log,
  });
  async function make(): NonNullable<typeof made> {
    const session = await createKioskSession('receipts', onBlocked);
    serveApp(session, rendererFolder);
    return {
      session,
      rasterise: createReceiptRasteriser({ session, toMonochrome, sign: sign.current }),
    };
  }
  return {
    receiptSign: sign.current,
    prepare: async () => {
      await drawing();
      await sign.follow();
    },
    rasterise: async (...receipt) => (await drawing()).rasterise(...receipt),
  };
}
