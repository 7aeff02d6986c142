import type { DecodeError } from './paper.ts';

/** As many are kept: a stream of garbage must not fill the memory. */
const MOST_ERRORS = 1000;

/** Keeps what was wrong with the stream, the first of it where there is too much. */
export function createErrorList(): {
  add(kind: DecodeError['kind'], offset: number, bytes: Uint8Array, note: string): void;
  all(): readonly DecodeError[];
} {
  const errors: DecodeError[] = [];
  return {
    add(kind, offset, bytes, note) {
      if (errors.length >= MOST_ERRORS) return;
      const hex = [...bytes.subarray(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
      errors.push({ kind, offset, hex, note });
    },
    all: () => [...errors],
  };
}
