import { open } from 'node:fs/promises';

export type WriteOptions = {
  /** An older file of the name is written over; without it that is an error (EEXIST). */
  readonly over?: boolean;
  /** Permissions of a new file; by default this user alone can read it. */
  readonly mode?: number;
};

/** Writes a file and has it on the disk when it returns. Throws what writing throws, e.g. EEXIST and ENOSPC. */
export async function writeSynced(
  path: string,
  content: string | Uint8Array,
  { over = false, mode = 0o600 }: WriteOptions = {},
): Promise<void> {
  const file = await open(path, over ? 'w' : 'wx', mode);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
