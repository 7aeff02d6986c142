import type { LineBuffer } from './line-buffer.ts';
import type { DecodeError, DotImage } from './paper.ts';
import type { PaperRoll } from './paper-roll.ts';
import type { PrintSettings } from './print-settings.ts';

/** What the handlers of commands work on. */
export type PrintContext = {
  readonly settings: PrintSettings;
  readonly roll: PaperRoll;
  readonly line: LineBuffer;
  readonly headToCutterDots: number;
  /** Prints the line buffer and feeds at least this far. */
  printLine(feedDots: number): void;
  /** Prints a picture on a line of its own. */
  printBlock(image: DotImage, item: BlockKind): void;
  /** Whether something is on the line; if so that is an error of the command. */
  lineHasBegun(): boolean;
  fail(kind: DecodeError['kind'], note: string): void;
};

export type BlockKind =
  | { readonly kind: 'image' }
  | { readonly kind: 'qr' | 'barcode'; readonly content: string };
export type Handler = (parameters: Uint8Array, context: PrintContext) => void;
