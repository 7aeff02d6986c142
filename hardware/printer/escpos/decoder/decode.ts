import { createCommandReader } from './command-reader.ts';
import type { DecodeError, Paper } from './paper.ts';
import { createPaperWriter, type PaperWriterOptions } from './paper-writer.ts';

/** Turns a stream of ESC/POS bytes into paper, as the bytes come. */
export type PaperDecoder = {
  write(bytes: Uint8Array): void;
  /** The pieces that were cut, oldest first, and the one still in the printer if it has any length. */
  papers(): readonly Paper[];
  errors(): readonly DecodeError[];
  /** Says that no more bytes come: a command cut short becomes an error. */
  end(): void;
};

export function createPaperDecoder(options: Omit<PaperWriterOptions, 'onPiece'> = {}): PaperDecoder {
  const pieces: Paper[] = [];
  const reader = createCommandReader();
  const writer = createPaperWriter({ ...options, onPiece: (piece) => pieces.push(piece) });
  let cutShort: DecodeError[] = [];
  let received = 0;
  return {
    write(bytes) {
      received += bytes.length;
      reader.append(bytes);
      for (let command = reader.next(); command !== undefined; command = reader.next()) writer.write(command);
    },
    papers() {
      const current = writer.current();
      return current.lengthDots > 0 ? [...pieces, current] : [...pieces];
    },
    errors: () => [...writer.errors(), ...cutShort],
    end() {
      const missing = reader.pendingBytes();
      const offset = received - missing;
      cutShort =
        missing === 0
          ? []
          : [
              {
                kind: 'incomplete-command',
                offset,
                hex: '',
                note: `${missing} bytes of a command that did not end`,
              },
            ];
    },
  };
}

/** Decodes a whole job at once. */
export function decodePaper(
  bytes: Uint8Array,
  options: Omit<PaperWriterOptions, 'onPiece'> = {},
): { readonly papers: readonly Paper[]; readonly errors: readonly DecodeError[] } {
  const decoder = createPaperDecoder(options);
  decoder.write(bytes);
  decoder.end();
  return { papers: decoder.papers(), errors: decoder.errors() };
}
