/** One answer in the stream of bytes that a printer sends. */
export type PrinterAnswer =
  /** To DLE EOT n. */
  | { readonly kind: 'real-time'; readonly byte: number }
  /** To GS r 1, in its turn after all that was printed before. */
  | { readonly kind: 'in-turn'; readonly byte: number }
  /** To GS ( H function 48, in its turn: the four characters that were sent with it. */
  | { readonly kind: 'process-id'; readonly id: string }
  /** To DLE DC4 8: the buffer is empty. */
  | { readonly kind: 'cleared' }
  | { readonly kind: 'garbage' };

const BLOCK_START = 0x37;
const CLEARED = 0x25;
const PROCESS_ID = 0x22;
/** The longest block that is expected: its kind and a process id. */
const LONGEST_BLOCK = 5;
const XON = 0x11;
const XOFF = 0x13;

/**
 * Tells a printer's answers apart by their fixed bits (ESC/POS): real-time status has bits 1 and 4 set and 0 and 7 clear;
 * automatic status (ASB) is four bytes of which the first has bit 4 set and 0, 1 and 7 clear, and is passed over, no matter who
 * asked for it; the paper sensors' answer has its upper half clear; blocks run from 37h to a NUL; flow control of a serial line is passed over.
 */
export function createAnswerReader(onAnswer: (answer: PrinterAnswer) => void): (bytes: Uint8Array) => void {
  let skip = 0;
  let block: number[] | null = null;
  return (bytes) => {
    for (const byte of bytes) {
      if (block) {
        if (byte !== 0) block.push(byte);
        if (byte === 0 || block.length > LONGEST_BLOCK) {
          onAnswer(blockAnswer(block));
          block = null;
        }
      } else if (skip > 0) skip -= 1;
      else if ((byte & 0x93) === 0x12) onAnswer({ kind: 'real-time', byte });
      else if ((byte & 0x93) === 0x10) skip = 3;
      else if (byte === BLOCK_START) block = [];
      else if ((byte & 0xf0) === 0) onAnswer({ kind: 'in-turn', byte });
      else if (byte !== XON && byte !== XOFF) onAnswer({ kind: 'garbage' });
    }
  };
}

function blockAnswer([kind, ...content]: readonly number[]): PrinterAnswer {
  if (kind === CLEARED && content.length === 0) return { kind: 'cleared' };
  if (kind === PROCESS_ID && content.length === 4)
    return { kind: 'process-id', id: String.fromCharCode(...content) };
  return { kind: 'garbage' };
}
