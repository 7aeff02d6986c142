/** ESC/POS bytes to paper, written from the public command set alone: it checks what a driver sends. */

export { type CodePageNumbers, EPSON_CODE_PAGES } from './code-pages.ts';
export type { EscPosCommand } from './command.ts';
export { createCommandReader } from './command-reader.ts';
export { createPaperDecoder, decodePaper, type PaperDecoder } from './decode.ts';
export type { DecodeError, DotImage, Paper, PaperEnd, PaperItem, PaperLine, TextStyle } from './paper.ts';
export { createPaperPainter, dotsToPng, paperToPng } from './paper-png.ts';
export { paperToSvg } from './paper-svg.ts';
export { papersToText, paperToText } from './paper-text.ts';
export { createPaperWriter, type PaperWriter, type PaperWriterOptions } from './paper-writer.ts';
export { createRealTimeScanner, type RealTimeCommand } from './real-time.ts';
