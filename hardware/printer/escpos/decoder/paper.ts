/** A picture of one bit a dot: rows from the top, 8 dots to a byte, the most significant first, 1 is black. */
export type DotImage = { readonly widthDots: number; readonly heightDots: number; readonly rows: Uint8Array };

/** How characters look. Scales are multiples of the font's cell (font A: 12 x 24 dots, font B: 9 x 17). */
export type TextStyle = {
  readonly font: 'A' | 'B';
  readonly bold: boolean;
  /** Thickness in dots, 0 for none. */
  readonly underlineDots: 0 | 1 | 2;
  readonly reverse: boolean;
  readonly widthScale: number;
  readonly heightScale: number;
};

type Placed = { readonly xDots: number; readonly widthDots: number; readonly heightDots: number };

/** One thing on a line, at its distance from the left edge of the paper's print area. All stand on the line's bottom. */
export type PaperItem =
  | (Placed & {
      readonly kind: 'text';
      readonly text: string;
      readonly style: TextStyle;
      readonly cellWidthDots: number;
    })
  | (Placed & { readonly kind: 'image'; readonly image: DotImage })
  | (Placed & { readonly kind: 'qr'; readonly content: string; readonly image: DotImage })
  | (Placed & { readonly kind: 'barcode'; readonly content: string; readonly image: DotImage });

/** One step of the paper: what was printed on it (nothing for a feed) and how far it went on. */
export type PaperLine = {
  readonly topDots: number;
  /** Height of the highest item, 0 for a feed. */
  readonly heightDots: number;
  readonly feedDots: number;
  readonly items: readonly PaperItem[];
};

/** How a piece of paper ended: still in the printer, cut, or torn off where the roll ended. */
export type PaperEnd = 'printing' | 'full-cut' | 'partial-cut' | 'torn';

/** One piece of paper, from one cut to the next. */
export type Paper = {
  /** 1, 2, 3 ... since the printer was switched on or reset. */
  readonly number: number;
  readonly widthDots: number;
  readonly lengthDots: number;
  readonly lines: readonly PaperLine[];
  readonly end: PaperEnd;
};

/** What was wrong with the bytes: a decoder must not print a clean paper from a dirty stream without saying so. */
export type DecodeError = {
  readonly kind:
    | 'unknown-command'
    | 'unsupported-command'
    | 'bad-parameter'
    /** The command counts only at the beginning of a line, and there was something on it. */
    | 'not-at-line-start'
    | 'undefined-character'
    | 'too-wide'
    /** A real-time command's bytes inside another command's data: a printer executes them there. */
    | 'real-time-in-data'
    /** Cut without feeding: the last lines stand between head and cutter, and come out with the next paper. */
    | 'cut-through-content'
    | 'incomplete-command';
  /** Of the command's first byte, from the first byte of the stream. */
  readonly offset: number;
  /** The command's first bytes (16 at most). */
  readonly hex: string;
  readonly note: string;
};
