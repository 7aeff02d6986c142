import { toMonochrome } from '../../hardware/printer/index.ts';
import type { KioskParts } from '../kiosk/index.ts';
import { createReceiptRasteriser } from '../receipt-drawing/index.ts';
import { createKioskSession, serveApp } from '../window/index.ts';
import type { Machine } from './machine.ts';

export type ReceiptDrawing = {
  /** Makes ready what receipts are drawn in. The first receipt does that too, when it comes before its step of the start. */
  readonly prepare: () => Promise<void>;
  readonly rasterise: KioskParts['rasterise'];
};

/** Draws receipts in a session of their own, which is not made before it is needed. */
export function createReceiptDrawing(
  { onBlocked }: Pick<Machine, 'onBlocked'>,
  rendererFolder: string,
): ReceiptDrawing {
  let made: Promise<KioskParts['rasterise']> | null = null;
  const rasteriser = (): Promise<KioskParts['rasterise']> => {
    made ??= make(onBlocked, rendererFolder);
    return made;
  };
  return {
    prepare: async () => void (await rasteriser()),
    rasterise: async (...receipt) => (await rasteriser())(...receipt),
  };
}

async function make(
  onBlocked: Machine['onBlocked'],
  rendererFolder: string,
): Promise<KioskParts['rasterise']> {
  const session = await createKioskSession('receipts', onBlocked);
  serveApp(session, rendererFolder);
  return createReceiptRasteriser({ session, toMonochrome });
}
