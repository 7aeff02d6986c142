import { BARCODE_DEFAULTS, type BarcodeSettings } from './barcode-symbol.ts';
import type { DotImage, TextStyle } from './paper.ts';
import { QR_DEFAULTS, type QrSettings } from './qr-symbol.ts';

export type Alignment = 'left' | 'center' | 'right';

/** All that commands set and `ESC @` sets back. */
export type PrintSettings = {
  align: Alignment;
  style: TextStyle;
  characterSpacingDots: number;
  lineSpacingDots: number;
  leftMarginDots: number;
  /** Width of the print area; undefined: to the paper's edge. */
  areaDots: number | undefined;
  codePage: number;
  /** In characters from the margin. */
  tabColumns: readonly number[];
  barcode: BarcodeSettings;
  qr: QrSettings;
  /** A picture stored by `GS ( L` 112 and not printed yet. */
  graphics: DotImage | undefined;
};

export const DEFAULT_LINE_SPACING_DOTS = 30;

export function defaultSettings(): PrintSettings {
  return {
    align: 'left',
    style: { font: 'A', bold: false, underlineDots: 0, reverse: false, widthScale: 1, heightScale: 1 },
    characterSpacingDots: 0,
    lineSpacingDots: DEFAULT_LINE_SPACING_DOTS,
    leftMarginDots: 0,
    areaDots: undefined,
    codePage: 0,
    tabColumns: [8, 16, 24, 32, 40, 48, 56, 64],
    barcode: BARCODE_DEFAULTS,
    qr: QR_DEFAULTS,
    graphics: undefined,
  };
}

/** The character cell of a style, in dots, without the spacing. */
export function cellSize(style: Pick<TextStyle, 'font' | 'widthScale' | 'heightScale'>): {
  widthDots: number;
  heightDots: number;
} {
  const [width, height] = style.font === 'A' ? [12, 24] : [9, 17];
  return { widthDots: width * style.widthScale, heightDots: height * style.heightScale };
}

/** Width of one character cell in the present style: the unit of tabs. */
export function tabUnitDots(settings: PrintSettings): number {
  return cellSize(settings.style).widthDots + settings.characterSpacingDots;
}
