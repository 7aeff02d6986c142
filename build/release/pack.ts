import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import type { ReleaseFile } from '../../domain/release/index.ts';
import type { ProgramFile } from './program-files.ts';

/** What a package came to: the files with their pieces, and the whole. */
export type Packed = {
  readonly files: readonly ReleaseFile[];
  readonly size: number;
  readonly sha256: string;
};

/**
 * Writes a package: each file compressed by itself, one piece after the other in the order of the list. A kiosk fetches the
 * pieces that it does not have. The same files make the same bytes with the same zlib.
 */
export async function writePackage(
  folder: string,
  program: readonly ProgramFile[],
  file: string,
): Promise<Packed> {
  const whole = createHash('sha256');
  const files: ReleaseFile[] = [];
  let size = 0;
  const out = await open(file, 'w');
  try {
    for (const one of program) {
      const piece = createHash('sha256');
      let pieceSize = 0;
      await pipeline(
        createReadStream(join(folder, one.path)),
        createGzip({ level: constants.Z_BEST_COMPRESSION }),
        async (chunks: AsyncIterable<Buffer>) => {
          for await (const chunk of chunks) {
            piece.update(chunk);
            whole.update(chunk);
            pieceSize += chunk.length;
            await out.appendFile(chunk);
          }
        },
      );
      size += pieceSize;
      files.push({ ...one, packed: { size: pieceSize, sha256: piece.digest('hex') } });
    }
    await out.sync();
  } finally {
    await out.close();
  }
  return { files, size, sha256: whole.digest('hex') };
}
