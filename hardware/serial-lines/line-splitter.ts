/** What came out of a device that ends each message with CR, LF or both. */
export type SplitLine =
  | { readonly kind: 'line'; readonly bytes: Uint8Array }
  /** More bytes than a message may have came without an end: all up to the next end is thrown away. */
  | { readonly kind: 'too-long' };

/** Cuts a stream of bytes, which may come in any pieces, into lines. Empty ones are none. */
export type LineSplitter = {
  push(chunk: Uint8Array): SplitLine[];
  /** Whether something has begun: the rest of a line, or a block of several lines, which ends with silence alone. */
  waitsFor(): 'nothing' | 'rest-of-line' | 'silence';
  /** The block that silence has ended; null when that was nothing but the rest of what was too long. */
  endBlock(): SplitLine | null;
  dropPartialLine(): void;
};

const LF = 0x0a;
const CR = 0x0d;
const endsLine = (byte: number | undefined): boolean => byte === LF || byte === CR;

/**
 * @param opensBlock whether a message goes on after this first line: it has line ends inside, and they are part of it.
 */
export function createLineSplitter(
  longestBytes: number,
  opensBlock: (line: Uint8Array) => boolean = () => false,
): LineSplitter {
  let partial: number[] = [];
  let skipping = false;
  let inBlock = false;
  const reset = (): void => {
    partial = [];
    skipping = false;
    inBlock = false;
  };
  return {
    push(chunk) {
      const lines: SplitLine[] = [];
      for (const byte of chunk) {
        if (endsLine(byte) && !inBlock) {
          const line = Uint8Array.from(partial);
          inBlock = !skipping && line.length > 0 && opensBlock(line);
          if (!inBlock) {
            if (line.length > 0) lines.push({ kind: 'line', bytes: line });
            reset();
            continue;
          }
        }
        if (skipping) continue;
        partial.push(byte);
        if (partial.length <= longestBytes) continue;
        lines.push({ kind: 'too-long' });
        partial = [];
        skipping = true;
      }
      return lines;
    },
    waitsFor() {
      if (inBlock && (skipping || endsLine(partial.at(-1)))) return 'silence';
      return partial.length > 0 || skipping ? 'rest-of-line' : 'nothing';
    },
    endBlock() {
      let length = partial.length;
      while (endsLine(partial[length - 1])) length -= 1;
      const bytes = Uint8Array.from(partial.slice(0, length));
      reset();
      return bytes.length > 0 ? { kind: 'line', bytes } : null;
    },
    dropPartialLine: reset,
  };
}
