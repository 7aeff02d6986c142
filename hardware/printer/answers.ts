/** One answer in the stream of bytes that a printer sends. */
export type PrinterAnswer =
  /** To DLE EOT n. */
  | { readonly kind: 'real-time'; readonly byte: number }
  /** To GS r 1, in its turn after all that was printed before. */
  | { readonly kind: 'in-turn'; readonly byte: number }
  /** To DLE DC4 8: the buffer is empty. */
  | { readonly kind: 'cleared' }
  | { readonly kind: 'garbage' };

/**
 * Tells a printer's answers apart by their fixed bits (ESC/POS): real-time status has bits 1 and 4 set and 0 and 7 clear;
 * automatic status (ASB) is four bytes of which the first has bit 4 set and 0, 1 and 7 clear, and is passed over, whoever
 * asked for it; blocks run from 37h to a NUL.
 */
export function createAnswerReader(onAnswer: (answer: PrinterAnswer) => void): (bytes: Uint8Array) => void {
  let skip = 0;
  let block = false;
  return (bytes) => {
    for (const byte of bytes) {
      if (block) {
        if (byte !== 0) continue;
        block = false;
        onAnswer({ kind: 'cleared' });
      } else if (skip > 0) skip -= 1;
      else if ((byte & 0x93) === 0x12) onAnswer({ kind: 'real-time', byte });
      else if ((byte & 0x93) === 0x10) skip = 3;
      else if (byte === 0x37) block = true;
      else if ((byte & 0x90) === 0) onAnswer({ kind: 'in-turn', byte });
      else onAnswer({ kind: 'garbage' });
    }
  };
}
