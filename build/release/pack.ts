import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import type { PlacedFile, ReleaseFile } from '../../domain/release/index.ts';
import { BadInput } from './outcome.ts';
import type { ProgramFile } from './program-files.ts';

/** What a package came to: the files with their pieces, and the whole. */
export type Packed = {
  readonly files: readonly ReleaseFile[];
  readonly size: number;
  readonly sha256: string;
};

/** A package from before: a file that has not changed has its piece there. */
export type EarlierPackage = {
  readonly file: string;
  readonly files: readonly PlacedFile[];
};

/**
 * Writes a package: each file compressed by itself, one piece after the other in the order of the list. A kiosk fetches the
 * pieces that it does not have. The same files make the same bytes with the same zlib; what an earlier package has already is taken from it.
 */
export async function writePackage(
  folder: string,
  program: readonly ProgramFile[],
  file: string,
  earlier: EarlierPackage | null = null,
): Promise<Packed> {
  // The package that is there stays until the new one is whole; it may be the earlier one itself.
  const unfinished = `${file}.new`;
  try {
    const packed = await writeTo(unfinished, folder, program, earlier);
    await rename(unfinished, file);
    return packed;
  } finally {
    await rm(unfinished, { force: true });
  }
}

async function writeTo(
  file: string,
  folder: string,
  program: readonly ProgramFile[],
  earlier: EarlierPackage | null,
): Promise<Packed> {
  const pieces = new Map(earlier?.files.map((one) => [one.sha256, one]));
  const whole = createHash('sha256');
  const files: ReleaseFile[] = [];
  let size = 0;
  const out = await open(file, 'w');
  try {
    for (const one of program) {
      const piece = createHash('sha256');
      let pieceSize = 0;
      const keep = async (chunks: AsyncIterable<Buffer>): Promise<void> => {
        for await (const chunk of chunks) {
          piece.update(chunk);
          whole.update(chunk);
          pieceSize += chunk.length;
          await out.appendFile(chunk);
        }
      };
      const there = pieces.get(one.sha256);
      if (earlier && there) {
        const last = there.from + there.packed.size - 1;
        await pipeline(createReadStream(earlier.file, { start: there.from, end: last }), keep);
      } else {
        const gzip = createGzip({ level: constants.Z_BEST_COMPRESSION });
        await pipeline(createReadStream(join(folder, one.path)), gzip, keep);
      }
      size += pieceSize;
      const sha256 = piece.digest('hex');
      if (there && there.packed.sha256 !== sha256)
        throw new BadInput(`${earlier?.file} is not the package that the release beside it names.`);
      files.push({ ...one, packed: { size: pieceSize, sha256 } });
    }
    await out.sync();
  } finally {
    await out.close();
  }
  return { files, size, sha256: whole.digest('hex') };
}
