import { encode } from 'uqr';
import { drawDots } from './dots.ts';
import type { DotImage } from './paper.ts';

/** What the `GS ( k` functions of a QR code (cn 49) have set. */
export type QrSettings = {
  readonly moduleDots: number;
  readonly errorCorrection: 'L' | 'M' | 'Q' | 'H';
  readonly data: Uint8Array;
};

export const QR_DEFAULTS: QrSettings = { moduleDots: 3, errorCorrection: 'L', data: new Uint8Array() };

/** The symbol as the printer draws it, without a quiet zone; undefined when the data are none or too many. */
export function qrImage(settings: QrSettings): DotImage | undefined {
  if (settings.data.length === 0) return undefined;
  try {
    const symbol = encode([...settings.data], { ecc: settings.errorCorrection, boostEcc: false, border: 0 });
    const dots = settings.moduleDots;
    return drawDots(
      symbol.size * dots,
      symbol.size * dots,
      (x, y) => symbol.data[Math.floor(y / dots)]?.[Math.floor(x / dots)] ?? false,
    );
  } catch {
    return undefined;
  }
}
