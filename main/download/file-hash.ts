import { createHash, type Hash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

const CHUNK_BYTES = 65_536;

/** Whether a file is there, plain, of this size and with this SHA-256. Read in small pieces, so that nothing else waits. */
export async function isFileAsNamed(file: string, bytes: number, sha256: string): Promise<boolean> {
  const hash = createHash('sha256');
  return (await addFile(hash, file)) === bytes && hash.digest('hex') === sha256;
}

/** Takes a file's bytes into the hash. Returns how many; null when it is no plain file, or cannot be read. */
export async function addFile(hash: Hash, path: string): Promise<number | null> {
  try {
    // Without NOFOLLOW a link would be read, without NONBLOCK a named pipe waited for.
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      if (!(await file.stat()).isFile()) return null;
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      let total = 0;
      for (;;) {
        const { bytesRead } = await file.read(chunk, 0, CHUNK_BYTES);
        if (bytesRead === 0) return total;
        total += bytesRead;
        hash.update(chunk.subarray(0, bytesRead));
      }
    } finally {
      await file.close();
    }
  } catch {
    return null;
  }
}
