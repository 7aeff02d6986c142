import type { ReceiptDocument } from '../../domain/paper/index.ts';
import type { MonochromeBitmap } from '../../hardware/printer/index.ts';

/** What the rasteriser gives the page to draw. */
export type ReceiptJob = {
  readonly document: ReceiptDocument;
  /** The word that marks a copy, or null for the first one. */
  readonly copyWord: string | null;
  readonly sign: PageSign;
  readonly widthDots: number;
  /** Drawn as cells under the receipt, so that the picture proves which job it shows. */
  readonly mark: number;
};

/** The sign at the head of receipts as the page draws it: one path over all black dots. */
export type PageSign = { readonly widthDots: number; readonly heightDots: number; readonly path: string };

/** Dot for dot what the printer has for receipts that it prints as text, so that both papers look alike. */
export function signForPage({ widthDots, heightDots, rows }: MonochromeBitmap): PageSign {
  const isBlack = (x: number, y: number): boolean =>
    (((rows[y * (widthDots / 8) + (x >> 3)] ?? 0) << (x & 7)) & 0x80) !== 0;
  let path = '';
  for (let y = 0; y < heightDots; y += 1) {
    for (let x = 0; x < widthDots; x += 1) {
      const from = x;
      while (x < widthDots && isBlack(x, y)) x += 1;
      if (x > from) path += `M${from} ${y}h${x - from}v1H${from}z`;
    }
  }
  return { widthDots, heightDots, path };
}
