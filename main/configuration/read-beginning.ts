import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { problemIn, type Read, unreadable } from './read-json-file.ts';

/** The first bytes of a file, and of how many bytes it is. */
export type Beginning = { readonly bytes: Uint8Array; readonly size: number };

/** Reads at most `length` bytes from the beginning of a file, however large it is. A link is no file: it is never followed. */
export async function readBeginning(file: string, length: number): Promise<Read<Beginning>> {
  try {
    // Without NONBLOCK a named pipe of that name would be waited for, for ever.
    const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return problemIn(file, '', 'a file, but found something else of that name');
      const { buffer, bytesRead } = await handle.read({ buffer: new Uint8Array(length), position: 0 });
      return { kind: 'read', value: { bytes: buffer.subarray(0, bytesRead), size: stat.size } };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return problemIn(file, '', unreadable(error));
  }
}
