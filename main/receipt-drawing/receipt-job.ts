import type { ReceiptDocument } from '../../domain/paper/index.ts';

/** What the rasteriser gives the page to draw. */
export type ReceiptJob = {
  readonly document: ReceiptDocument;
  /** The word that marks a copy, or null for the first one. */
  readonly copyWord: string | null;
  readonly widthDots: number;
  /** Drawn as cells under the receipt, so that the picture proves which job it shows. */
  readonly mark: number;
};
