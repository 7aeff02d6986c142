import {
  closeSync,
  existsSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import type { z } from 'zod';

/** An append-only list that survives a power loss when it has a file. */
export type AppendLog<Entry> = {
  entries(): readonly Entry[];
  /** On disk when it returns. */
  append(entry: Entry): void;
  /** Forgets all of it. */
  clear(): void;
  close(): void;
};

/** A log in memory: what flash memory is to a terminal whose process never dies. */
export function memoryLog<Entry>(): AppendLog<Entry> {
  const entries: Entry[] = [];
  return {
    entries: () => entries,
    append: (entry) => void entries.push(entry),
    clear: () => {
      entries.length = 0;
    },
    close: () => {},
  };
}

/**
 * Opens a log with one JSON value a line. A torn last line (power lost while writing) is cut off;
 * anything else unreadable throws, because a truth of money must not be guessed.
 */
export function fileLog<Entry>(path: string, schema: z.ZodType<Entry>): AppendLog<Entry> {
  const entries = existsSync(path) ? readEntries(path, schema) : [];
  const file = openSync(path, 'a', 0o600);
  let open = true;
  return {
    entries: () => entries,
    append(entry) {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fsyncSync(file);
      entries.push(entry);
    },
    clear() {
      ftruncateSync(file);
      fsyncSync(file);
      entries.length = 0;
    },
    close() {
      if (open) closeSync(file);
      open = false;
    },
  };
}

function readEntries<Entry>(path: string, schema: z.ZodType<Entry>): Entry[] {
  const content = readFileSync(path);
  const whole = content.subarray(0, content.lastIndexOf(0x0a) + 1);
  if (whole.length < content.length) truncateSync(path, whole.length);
  const lines = whole.toString('utf8').split('\n').filter(Boolean);
  return lines.map((line) => schema.parse(JSON.parse(line)));
}
