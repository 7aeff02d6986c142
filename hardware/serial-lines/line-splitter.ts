/** What came out of a device that ends each message with CR, LF or both. */
export type SplitLine =
  | { readonly kind: 'line'; readonly bytes: Uint8Array }
  /** More bytes than a message may have came without an end: all up to the next end is thrown away. */
  | { readonly kind: 'too-long' };

/** Cuts a stream of bytes, which may come in any pieces, into lines. Empty ones are none. */
export type LineSplitter = {
  push(chunk: Uint8Array): SplitLine[];
  hasPartialLine(): boolean;
  dropPartialLine(): void;
};

const LF = 0x0a;
const CR = 0x0d;

export function createLineSplitter(longestBytes: number): LineSplitter {
  let partial: number[] = [];
  let skipping = false;
  return {
    push(chunk) {
      const lines: SplitLine[] = [];
      for (const byte of chunk) {
        if (byte === LF || byte === CR) {
          if (!skipping && partial.length > 0) lines.push({ kind: 'line', bytes: Uint8Array.from(partial) });
          partial = [];
          skipping = false;
        } else if (!skipping) {
          partial.push(byte);
          if (partial.length <= longestBytes) continue;
          lines.push({ kind: 'too-long' });
          partial = [];
          skipping = true;
        }
      }
      return lines;
    },
    hasPartialLine: () => partial.length > 0 || skipping,
    dropPartialLine() {
      partial = [];
      skipping = false;
    },
  };
}
