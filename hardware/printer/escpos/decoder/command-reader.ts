import type { EscPosCommand } from './command.ts';
import { commandForm } from './command-table.ts';

/** Splits a stream of ESC/POS bytes, which may come cut anywhere, into commands. */
export type CommandReader = {
  append(bytes: Uint8Array): void;
  /** The next whole command; undefined while none is complete. Characters come as far as they have arrived. */
  next(): EscPosCommand | undefined;
  /** Bytes that have come and have not been given out. */
  pendingBytes(): number;
  /** Forgets what has not been given out. The offsets go on. */
  clear(): void;
};

const PRINTABLE = 0x20;

export function createCommandReader(): CommandReader {
  let buffer = new Uint8Array(1024);
  let start = 0;
  let end = 0;
  let offset = 0;

  return { append, next, pendingBytes: () => end - start, clear };

  function append(bytes: Uint8Array): void {
    if (end + bytes.length > buffer.length) makeRoom(bytes.length);
    buffer.set(bytes, end);
    end += bytes.length;
  }

  function makeRoom(more: number): void {
    const needed = end - start + more;
    const target = needed > buffer.length / 2 ? new Uint8Array(needed * 2) : buffer;
    target.set(buffer.subarray(start, end));
    end -= start;
    start = 0;
    buffer = target;
  }

  function next(): EscPosCommand | undefined {
    if (start === end) return undefined;
    if (byteAt(0) >= PRINTABLE) return { kind: 'text', ...take(textLength()) };
    const at = (index: number): number | undefined =>
      start + index < end ? buffer[start + index] : undefined;
    const form = commandForm(at);
    if (form === undefined) return undefined;
    const length = form === 'unknown' ? 'unknown' : form.measure(at);
    if (length === undefined) return undefined;
    if (form === 'unknown' || length === 'unknown')
      return { kind: 'unknown', ...take(byteAt(0) < 0x10 ? 1 : 2) };
    if (end - start < length) return undefined;
    const taken = take(length);
    return {
      kind: 'command',
      name: form.name,
      ...taken,
      parameters: taken.bytes.subarray(form.headerLength),
    };
  }

  function textLength(): number {
    let length = 1;
    while (start + length < end && byteAt(length) >= PRINTABLE) length += 1;
    return length;
  }

  function byteAt(index: number): number {
    return buffer[start + index] ?? 0;
  }

  function take(length: number): { offset: number; bytes: Uint8Array } {
    const taken = { offset, bytes: buffer.slice(start, Math.min(start + length, end)) };
    start += taken.bytes.length;
    offset += taken.bytes.length;
    return taken;
  }

  function clear(): void {
    offset += end - start;
    start = end;
  }
}
