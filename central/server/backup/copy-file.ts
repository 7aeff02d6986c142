import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

export type Copied = { readonly bytes: number; readonly sha256: string };

/**
 * Copies a file and has it on the disk when it returns. A file that grows while it is read is copied as far as it went when its end was
 * reached. Throws what reading and writing throw, e.g. ENOENT and ENOSPC.
 */
export async function copyFileSynced(from: string, to: string): Promise<Copied> {
  const hash = createHash('sha256');
  let bytes = 0;
  const source = createReadStream(from, { highWaterMark: 1_048_576 });
  const target = await open(to, 'wx', 0o600);
  try {
    for await (const piece of source) {
      hash.update(piece as Buffer);
      bytes += (piece as Buffer).length;
      await target.writeFile(piece as Buffer);
    }
    await target.sync();
  } finally {
    source.destroy();
    await target.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}
